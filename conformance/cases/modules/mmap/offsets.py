"""Parts of a file, from an offset."""
import mmap
import tempfile


def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)).replace(str(mmap.PAGESIZE), "PAGE"))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.write(b"a" * mmap.PAGESIZE + b"b" * 10)
    file.flush()
    block = mmap.mmap(file.fileno(), 0, offset=mmap.PAGESIZE)
    print(len(block), block[:], block.size() == mmap.PAGESIZE + 10)
    attempt(repr, block)
    block.close()
    for keywords in ({"offset": 1}, {"offset": -1}, {"offset": mmap.PAGESIZE * 2}, {"offset": "x"}):
        attempt(mmap.mmap, file.fileno(), 0, **keywords)
    attempt(mmap.mmap, file.fileno(), mmap.PAGESIZE * 5)
    attempt(mmap.mmap, file.fileno(), -1)
    attempt(mmap.mmap, file.fileno(), 0, access=9)
    attempt(mmap.mmap, file.fileno(), 0, flags=mmap.MAP_PRIVATE, access=mmap.ACCESS_READ)
with tempfile.TemporaryFile() as empty:
    attempt(mmap.mmap, empty.fileno(), 0)
attempt(mmap.mmap, -1, 0)
attempt(mmap.mmap, 9999, 1)
