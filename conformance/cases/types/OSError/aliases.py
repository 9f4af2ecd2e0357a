"""Old names of `OSError`, and the family as a tree."""
import os
import select
import shutil
import socket

print(IOError is OSError, EnvironmentError is OSError, os.error is OSError, socket.error is OSError, select.error is OSError)
print(socket.timeout is TimeoutError, issubclass(shutil.Error, OSError), socket.gaierror.__mro__[1])


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for sub in sorted(cls.__subclasses__(), key=lambda sub: sub.__name__):
        if sub.__module__ == "builtins":
            tree(sub, depth + 1)


tree(OSError)
