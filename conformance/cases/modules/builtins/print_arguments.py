def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import io, sys

print(1, "a", None, sep="-", end="!\n")
print(sep="x", end="")
print("a", "b", sep=None, end=None)
print(*"abc", sep="")
class W:
    def write(self, text): parts.append(text)
    def flush(self): parts.append("flushed")
parts = []
print("x", 5, file=W(), flush=True)
print(parts)
attempt(print, sep=5)
attempt(print, end=b"x")
attempt(print, foo=1)
attempt(print, 1, file=5)
class S:
    def __str__(self): raise ValueError("str")
attempt(print, "before", S(), "after")
class NoFlush:
    def write(self, text): return None
attempt(print, 1, file=NoFlush(), flush=True)
attempt(print, file=None)
