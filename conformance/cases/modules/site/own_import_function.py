# __import__ that a program replaces sees its own imports only.
import builtins, sys
original, seen = builtins.__import__, []
def own(name, *rest):
    seen.append(name)
    return original(name, *rest)
builtins.__import__ = own
import os
from posixpath import join
import stat as renamed
builtins.__import__ = original
print(seen, join("a", "b"), renamed.S_ISREG(0), os.getpid() > 0)
try:
    from os import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    sys.modules["abc"].nothing
except AttributeError as error:
    print(str(error).split(" (")[0])
