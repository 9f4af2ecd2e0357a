def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

attempt(pwd.getpwnam, "no-such-user")
attempt(pwd.getpwnam, "")
attempt(pwd.getpwnam, "ü'\"")
attempt(pwd.getpwnam, "ro:ot")
attempt(pwd.getpwuid, 3999999999)
attempt(pwd.getpwuid, 2**31 + 5)
