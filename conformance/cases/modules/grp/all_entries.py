import grp

entries = grp.getgrall()
print(type(entries).__name__, {type(e) is grp.struct_group for e in entries}, "root" in [e.gr_name for e in entries])
print(all(grp.getgrnam(e.gr_name).gr_name == e.gr_name for e in entries), {type(e.gr_gid).__name__ for e in entries})
print({type(e.gr_mem).__name__ for e in entries}, {type(m).__name__ for e in entries for m in e.gr_mem} <= {"str"}, {type(e.gr_passwd).__name__ for e in entries})
