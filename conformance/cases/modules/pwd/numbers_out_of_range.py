def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

attempt(pwd.getpwuid, -1)
attempt(pwd.getpwuid, -2)
attempt(pwd.getpwuid, 2**32)
attempt(pwd.getpwuid, 2**32 - 1)
attempt(pwd.getpwuid, 2**64)
attempt(pwd.getpwuid, 10**30)
attempt(pwd.getpwuid, -2**63)
