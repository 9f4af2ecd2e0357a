"""Iterators of bytes and bytearrays give ints."""
from _attempt import attempt

for data in (b"\x00a\xff", bytearray(b"\x00a\xff")):
    walk = iter(data)
    print(type(walk).__name__, next(walk), walk.__length_hint__(), walk.__reduce__())
    walk.__setstate__(2)
    print(list(walk), walk.__length_hint__(), walk.__reduce__())
    attempt(next, walk)
    walk = iter(data)
    walk.__setstate__(-7)
    print(walk.__length_hint__(), walk.__reduce__(), next(walk, "end"))
    walk.__setstate__(2)
    print(next(walk, "end"))
    walk.__setstate__(100)
    attempt(next, walk)
    attempt(walk.__setstate__, b"")
