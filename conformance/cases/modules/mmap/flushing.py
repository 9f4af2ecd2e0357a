"""`flush` and `madvise`."""
import mmap
import tempfile


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.truncate(mmap.PAGESIZE * 2)
    block = mmap.mmap(file.fileno(), 0)
    block[:5] = b"hello"
    for args in ((), (0,), (0, mmap.PAGESIZE), (mmap.PAGESIZE, mmap.PAGESIZE)):
        attempt(block.flush, *args)
    print(file.read(5))
    for args in ((1,), (-1,), (mmap.PAGESIZE,), (0, None), (0, -1), (0, mmap.PAGESIZE * 3), ("x",), (0, 1, 2), (1, 1)):
        attempt(block.flush, *args)
    for args in ((mmap.MADV_NORMAL,), (mmap.MADV_WILLNEED, 0), (mmap.MADV_DONTNEED, 0, mmap.PAGESIZE)):
        attempt(block.madvise, *args)
    for args in ((), ("x",), (999,), (0, -1), (0, mmap.PAGESIZE * 3), (0, 0, -1), (0, 5, 2**70)):
        attempt(block.madvise, *args)
    print(block[:5])
