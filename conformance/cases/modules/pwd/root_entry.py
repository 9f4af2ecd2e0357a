import pwd

entry = pwd.getpwnam("root")
print(entry.pw_name, entry.pw_uid, entry.pw_gid, entry.pw_dir, entry.pw_passwd)
print(entry == pwd.getpwuid(0), entry[0], entry[2:4], len(entry))
print(pwd.getpwuid(False) == entry)
