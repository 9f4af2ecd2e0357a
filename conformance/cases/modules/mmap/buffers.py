"""Views on a block keep it open."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


block = mmap.mmap(-1, 8)
view = memoryview(block)
print(view.readonly, view.format, view.shape, view.nbytes, view.obj is block)
view[:4] = b"abcd"
print(block[:4], bytes(block[2:4]), bytearray(block)[:4])
attempt(block.close)
view.release()
attempt(block.close)
reader = mmap.mmap(-1, 4, access=mmap.ACCESS_READ)
print(memoryview(reader).readonly)
attempt(lambda: reader.__setitem__(0, 1))
attempt(lambda: reader.write(b"x"))
attempt(lambda: reader.write_byte(1))
attempt(lambda: reader.move(0, 1, 1))
