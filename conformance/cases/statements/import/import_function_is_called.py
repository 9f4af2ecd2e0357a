import builtins
original = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    print(name, fromlist, level, globals is not None and globals["__name__"], type(locals).__name__)
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import math
import os.path
from math import pi, e
def f():
    from math import tau
f()
try:
    from . import x
except ImportError as error:
    print(error)
builtins.__import__ = original
import math
del builtins.__import__
try:
    import math
except ImportError as error:
    print(error)
builtins.__import__ = original
