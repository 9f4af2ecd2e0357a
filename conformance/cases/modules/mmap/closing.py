"""A block that is closed, also by `with`."""
import mmap


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


with mmap.mmap(-1, 4) as block:
    print(block.closed, repr(block), block.__enter__() is block)
print(block.closed, repr(block), block.close())
for call in (block.read, block.tell, block.size, block.flush, block.readline, block.read_byte, block.__enter__):
    attempt(call)
attempt(len, block)
attempt(lambda: block[0])
attempt(lambda: block.seek(0))
attempt(lambda: block.write(b"x"))
attempt(lambda: block.find(b"x"))
attempt(lambda: block.resize(5))
attempt(lambda: block.move(0, 1, 1))
attempt(memoryview, block)
attempt(lambda: block.madvise(0))
