"""`find` and `rfind` with all kinds of bounds."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 12)
block[:] = b"abcabcabcabc"
print(block.find(b"abc"), block.find(b"abc", 1), block.find(b"abc", 1, 5), block.find(b""), block.find(b"", 5))
print(block.rfind(b"abc"), block.rfind(b"abc", 0, 11), block.rfind(b""), block.rfind(b"z"), block.rfind(b"abc", -4))
block.seek(4)
print(block.find(b"abc"), block.rfind(b"abc"), block.find(b"abc", None), block.find(b"abc", -3, -1), block.tell())
print(block.find(b"abc", 100), block.find(b"abc", -100), block.find(b"c", 0, 2), block.find(bytearray(b"ca")))
for wrong in ("abc", 97, None):
    attempt(block.find, wrong)
    attempt(block.rfind, wrong)
attempt(block.find)
attempt(block.find, b"a", "x")
attempt(block.find, b"a", 1, 2, 3)
attempt(block.find, b"a", 2**70)
