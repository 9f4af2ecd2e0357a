import sys
from types import SimpleNamespace as N
class R:
    def __repr__(self): return "the object"
class Bad:
    def __repr__(self): raise ValueError
e = ValueError("value")
out = sys.stderr
sys.stderr = sys.stdout
U = None
def hook(u):
    global U
    U = type(u)
class A:
    def __del__(self): 1 / 0
sys.unraisablehook = hook
A()
for args in [(ValueError, e, None, None, None), (ValueError, e, None, "message", None), (ValueError, e, None, None, R()), (ValueError, e, None, "message", R()), (ValueError, None, None, None, None), (ValueError, e, None, "message", Bad()), (ValueError, e, None, 5, R()), (KeyError, KeyError("k"), None, "", "text")]:
    sys.__unraisablehook__(U(args))
    print("--")
sys.stderr = out
for bad in (5, None, (1, 2, 3, 4, 5), N(exc_type=1)):
    try:
        sys.__unraisablehook__(bad)
    except TypeError as error:
        print(error)
