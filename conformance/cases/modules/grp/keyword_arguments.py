def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

print(grp.getgrnam(name="root").gr_gid, grp.getgrgid(id=0).gr_name)
attempt(grp.getgrgid, gid=0)
attempt(grp.getgrnam, group="root")
attempt(grp.getgrgid, 0, id=0)
attempt(grp.getgrnam, nam="root")
