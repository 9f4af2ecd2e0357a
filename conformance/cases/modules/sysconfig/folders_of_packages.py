import site, sysconfig

user = site._getuserbase()
print(site._get_path(user).removeprefix(user))
for name in "stdlib", "purelib", "platlib", "include":
    print(name, sysconfig.get_path(name, "posix_prefix", {"base": "B", "platbase": "P", "installed_base": "I"}))
print(sysconfig.get_python_version(), sysconfig._get_implementation())
