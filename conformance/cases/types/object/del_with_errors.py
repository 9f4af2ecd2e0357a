import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg.split(" at 0x")[0], u.object)
class A:
    def __del__(self): raise ValueError("from del")
class B:
    __del__ = 5
class C:
    def __del__(self, extra): pass
class D:
    def __getattribute__(self, n): raise KeyError(n)
    def __del__(self): print("found on the type")
A()
B()
C()
D()
a = A()
a.__del__ = lambda: print("never called")
try:
    1 / 0
except ZeroDivisionError:
    del a
    print(sys.exception())
class S(A):
    def __del__(self): super().__del__()
S()
