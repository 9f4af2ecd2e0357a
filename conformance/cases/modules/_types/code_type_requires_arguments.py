def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

attempt(types.CodeType)
attempt(types.CodeType, 1, 2, 3)
attempt(types.CodeType, -1, 0, 0, 0, 0, 0, b"", (), (), (), "f", "n", "q", 1, b"", b"")
attempt(types.CodeType, 0, 0, 0, 0, 0, 0, "", (), (), (), "f", "n", "q", 1, b"", b"")
attempt(types.CodeType, 0, 0, 0, 0, 0, 0, b"\x80\0", (), (5,), (), "f", "n", "q", 1, b"", b"")
attempt(types.CodeType, 0, 0, 0, 0, 0, 0, b"\x80", (), (), (), "f", "n", "q", 1, b"", b"")
f = (lambda: 5).__code__
print(f.replace(co_name="renamed").co_name, f.replace() == f, f.replace(co_consts=(7,)) == f)
attempt(f.replace, co_nope=1)
attempt(f.replace, co_argcount=-1)
