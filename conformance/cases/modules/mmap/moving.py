"""`move`: overlapping parts, bounds."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)), block[:])
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 10)
block[:] = b"0123456789"
for args in ((0, 5, 3), (2, 0, 5), (0, 2, 5), (0, 0, 10), (5, 5, 0), (10, 0, 0)):
    attempt(block.move, *args)
for args in ((0, 5, 6), (8, 0, 5), (-1, 0, 1), (0, -1, 1), (0, 0, -1), (11, 0, 0), ("x", 0, 1), (0, 1), (0, 1, 2, 3)):
    attempt(block.move, *args)
