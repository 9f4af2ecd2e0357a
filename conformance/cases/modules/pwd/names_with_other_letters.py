def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

for name in ("ROOT", " root", "root ", "röot", "名前", "a" * 5000, "root\n"):
    try:
        print(pwd.getpwnam(name))
    except KeyError as error:
        print(len(str(error)), str(error)[:40])
attempt(pwd.getpwnam, "\udc80")
