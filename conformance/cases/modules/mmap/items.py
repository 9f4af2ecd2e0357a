"""Items and slices, read and set."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 10)
block[:] = b"0123456789"
print(block[0], block[-1], block[2:5], block[::3], block[::-1], block[8:2], block[-3:], block[5:100])
block[0], block[-1], block[2:4], block[4:10:2] = 65, 90, b"cd", b"xyz"
print(block[:], len(block), list(block)[:2], 65 in block, b"cd" in block)
for index in (10, -11, "x", 1.5, None, 2**70):
    attempt(block.__getitem__, index)
    attempt(block.__setitem__, index, 1)
for value in (256, -1, "x", b"a", None, 1.5):
    attempt(block.__setitem__, 0, value)
for value in (b"x", b"xyz", 5, "ab", bytearray(b"ab")):
    attempt(block.__setitem__, slice(0, 2), value)
attempt(block.__setitem__, slice(0, 6, 2), b"12")
attempt(block.__delitem__, 0)
attempt(lambda: block[0:2:0])
