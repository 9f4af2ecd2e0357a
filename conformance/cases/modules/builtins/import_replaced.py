import builtins

original = builtins.__import__
def tracing(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return original(name, globals, locals, fromlist, level)

builtins.__import__ = tracing
import sys
from sys import path, argv as a
import os.path as p
builtins.__import__ = lambda *args: "anything"
import made_up
print(made_up)
builtins.__import__ = original
del builtins.__import__
try:
    import sys
except ImportError as error:
    print(error)
