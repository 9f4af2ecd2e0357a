def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

class Index:
    def __index__(self): return 0
class Failing:
    def __index__(self): raise KeyError("index")
class Str(str): ...
print(grp.getgrgid(Index()).gr_name, grp.getgrnam(Str("root")).gr_gid)
attempt(grp.getgrgid, Failing())
class Wrong:
    def __index__(self): return "x"
attempt(grp.getgrgid, Wrong())
