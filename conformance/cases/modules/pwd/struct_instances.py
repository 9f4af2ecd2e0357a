def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

e = pwd.struct_passwd(("name", "x", 1, 2, "gecos", "dir", "shell"))
print(e)
print(e.pw_gecos, e[-1], e + (8,), e * 1 == e, e == ("name", "x", 1, 2, "gecos", "dir", "shell"), "dir" in e, e.index(2))
attempt(setattr, e, "pw_name", "other")
attempt(delattr, e, "pw_name")
attempt(setattr, e, "new", 5)
attempt(lambda: e.pw_nope)
attempt(e.__setitem__) if hasattr(e, "__setitem__") else print("immutable")
name, *_, shell = e
print(name, shell, hash(e) == hash(tuple(e)))
