class D:
    def __del__(self): print("x" in globals())
x = D()
del x
x = D()
x = None
def f():
    y = D2()
    del y
    return 1
class D2:
    def __del__(self):
        import sys
        print("y" in sys._getframe(1).f_locals, sys._getframe(1).f_code.co_name)
f()
class Bad:
    def __del__(self): raise ValueError("in del")
b = Bad()
import sys
sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg is None)
del b
