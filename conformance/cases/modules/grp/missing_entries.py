def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

attempt(grp.getgrnam, "no-such-group")
attempt(grp.getgrnam, "")
attempt(grp.getgrnam, "ü'\"")
attempt(grp.getgrgid, 3999999999)
attempt(grp.getgrgid, 2**31 + 5)
