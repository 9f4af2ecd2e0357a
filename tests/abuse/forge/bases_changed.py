# ends: ok
class A:
    pass
class B(A):
    pass
class C(dict):
    pass
try:
    B.__bases__ = (C,)
except TypeError:
    pass
try:
    A.__bases__ = (B,)
except TypeError:
    pass
