def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

attempt(grp.getgrgid, -1)
attempt(grp.getgrgid, -2)
attempt(grp.getgrgid, 2**32)
attempt(grp.getgrgid, 2**32 - 1)
attempt(grp.getgrgid, 2**64)
attempt(grp.getgrgid, -2**63)
attempt(grp.getgrgid, 10**30)
