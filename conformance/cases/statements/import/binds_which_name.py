import os.path
print("os" in globals(), "path" in globals())
import os.path as p
print(p is os.path, "os.path" in globals())
import sys as a, math as b, os as a
print(a is os, b.__name__)
from os import path as q, sep
print(q is p, sep)
def f():
    import os.path
    return sorted(locals())
print(f())
class C:
    import math
    from math import pi as tau
print(C.math.__name__, C.tau == b.pi)
