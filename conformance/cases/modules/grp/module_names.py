import grp

print([n for n in dir(grp) if not n.startswith("__")])
for name in ("getgrall", "getgrnam", "getgrgid"):
    f = getattr(grp, name)
    print(f.__text_signature__, f.__module__, bool(f.__doc__))
print(grp.struct_group.gr_mem.__doc__, type(grp.struct_group.gr_mem).__name__)
