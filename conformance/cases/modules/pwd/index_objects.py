def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

class Index:
    def __index__(self): return 0
class Int(int): ...
class Failing:
    def __index__(self): raise KeyError("index")
print(pwd.getpwuid(Index()).pw_name, pwd.getpwuid(Int(0)).pw_name)
attempt(pwd.getpwuid, Failing())
class Str(str): ...
print(pwd.getpwnam(Str("root")).pw_uid, pwd.getpwnam("root").pw_gid)
attempt(pwd.getpwnam, name="root")
attempt(pwd.getpwuid, uid=0)
