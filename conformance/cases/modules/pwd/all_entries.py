import pwd

entries = pwd.getpwall()
print(type(entries).__name__, {type(e) is pwd.struct_passwd for e in entries}, "root" in [e.pw_name for e in entries])
print(all(pwd.getpwnam(e.pw_name).pw_name == e.pw_name for e in entries), {type(f).__name__ for e in entries for f in (e.pw_uid, e.pw_gid)})
print({type(f).__name__ for e in entries for f in (e.pw_name, e.pw_passwd, e.pw_gecos, e.pw_dir, e.pw_shell)}, len({e.pw_uid for e in entries}) > 1)
