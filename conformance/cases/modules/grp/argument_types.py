def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

attempt(grp.getgrnam)
attempt(grp.getgrnam, 5)
attempt(grp.getgrnam, b"root")
attempt(grp.getgrnam, "root", "x")
attempt(grp.getgrnam, None)
attempt(grp.getgrnam, "a\0b")
attempt(grp.getgrnam, "\ud800")
attempt(grp.getgrgid)
attempt(grp.getgrgid, "0")
attempt(grp.getgrgid, 1.5)
attempt(grp.getgrgid, None)
attempt(grp.getgrall, 1)
