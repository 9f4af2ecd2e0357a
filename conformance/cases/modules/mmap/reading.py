"""`read`, `read_byte`, `readline`, `tell`, `seek`."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 20)
block.write(b"first\nsecond\nthird")
print(block.tell(), block.seek(0), block.readline(), block.readline(), block.tell(), block.readline(), block.readline())
print(block.seek(2), block.read(3), block.read_byte(), block.read(0), block.read(-1), block.read(), block.read(None))
attempt(block.read_byte)
print(block.seek(-3, 2), block.tell(), block.seek(1, 1), block.tell())
for args in ((-1,), (21,), (1, 2), (-21, 2), (0, 9), ("x",), (), (1, 2, 3), (2**70,)):
    attempt(block.seek, *args)
attempt(block.read, "x")
attempt(block.read, 1.5)
attempt(block.readline, 1)
attempt(block.tell, 1)
