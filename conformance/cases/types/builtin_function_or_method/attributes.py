"""What builtin functions and methods tell of themselves."""
import math

for function in (len, print, math.sin, [].append, "x".join, dict.fromkeys, str.maketrans, type.mro, int.from_bytes):
    print(type(function).__name__, function.__name__, function.__qualname__, getattr(function, "__module__", "-"), bool(function.__doc__))
for function in (len, math.sin, [1].append, dict.fromkeys, str.maketrans):
    print(getattr(function.__self__, "__name__", function.__self__))
print([name for name in dir(len) if name not in dir(object)])
