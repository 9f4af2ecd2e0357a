import pwd

print([n for n in dir(pwd) if not n.startswith("__")])
print(pwd.__name__, pwd.__spec__.origin if pwd.__spec__.origin == "built-in" else "file", bool(pwd.__doc__))
for name in ("getpwall", "getpwnam", "getpwuid"):
    f = getattr(pwd, name)
    print(f.__text_signature__, f.__module__, bool(f.__doc__))
