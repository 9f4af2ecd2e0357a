import sys, builtins
real = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import math
from math import pi, e
import os.path as path
builtins.__import__ = real
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(error)
