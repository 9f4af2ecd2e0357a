"""`write`, `write_byte` and their limits."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 8)
print(block.write(b"abc"), block.write(bytearray(b"de")), block.write(memoryview(b"f")), block.tell(), block[:])
attempt(block.write, b"ghi")
print(block.tell(), block.write(b"gh"), block.write(b""))
attempt(block.write, b"x")
attempt(block.write_byte, 1)
block.seek(0)
for value in (65, 255, 256, -1, "A", b"A", None, 1.5, True):
    attempt(block.write_byte, value)
print(block[:], block.tell())
for wrong in ("text", 5, None):
    attempt(block.write, wrong)
attempt(block.write)
attempt(block.write_byte)
