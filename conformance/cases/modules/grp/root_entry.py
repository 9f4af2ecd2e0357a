import grp

entry = grp.getgrnam("root")
print(entry.gr_name, entry.gr_gid, entry.gr_passwd, type(entry.gr_mem).__name__)
print(entry == grp.getgrgid(0), entry[0], len(entry), entry[2])
print(grp.getgrgid(False) == entry)
