def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

a = "".join(["in", "tern", " me"])
b = "".join(["in", "tern", " me"])
print(a is b, sys.intern(a) is a, sys.intern(b) is a, sys.intern("x y") is sys.intern("x " + chr(121)))
class S(str): ...
attempt(sys.intern, S("abc"))
attempt(sys.intern, b"abc")
attempt(sys.intern)
print(sys._is_interned(a), sys._is_interned("".join(["un", "interned!"])))
attempt(sys._is_interned, S("x"))
