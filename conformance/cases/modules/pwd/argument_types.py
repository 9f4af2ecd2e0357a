def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

attempt(pwd.getpwnam)
attempt(pwd.getpwnam, 5)
attempt(pwd.getpwnam, b"root")
attempt(pwd.getpwnam, "root", "x")
attempt(pwd.getpwnam, "a\0b")
attempt(pwd.getpwnam, "\ud800")
attempt(pwd.getpwuid)
attempt(pwd.getpwuid, "0")
attempt(pwd.getpwuid, 1.5)
attempt(pwd.getpwuid, None)
attempt(pwd.getpwall, 1)
