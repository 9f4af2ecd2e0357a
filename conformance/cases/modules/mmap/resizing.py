"""`resize` and `size`."""
import mmap
import tempfile


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.write(b"0123456789")
    file.flush()
    block = mmap.mmap(file.fileno(), 10)
    print(block.size(), len(block))
    attempt(block.resize, 20)
    print(len(block), block.size(), block[:12])
    attempt(block.resize, 5)
    print(len(block), block.size(), block[:])
    view = memoryview(block)
    attempt(block.resize, 8)
    view.release()
    for wrong in (-1, "x", 2**70, None):
        attempt(block.resize, wrong)
    block.close()
    reader = mmap.mmap(file.fileno(), 5, access=mmap.ACCESS_READ)
    attempt(reader.resize, 3)
    copy = mmap.mmap(file.fileno(), 5, access=mmap.ACCESS_COPY)
    attempt(copy.resize, 3)
anonymous = mmap.mmap(-1, 10)
attempt(anonymous.size)
attempt(anonymous.resize, 20)
print(len(anonymous))
