import mmap
m = mmap.mmap(-1, 10)
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)
for name, *args in (("__getitem__", 10), ("__getitem__", "a"), ("__getitem__", None), ("seek", -1), ("seek", 11), ("seek", 0, 5), ("read", "a"), ("write", b"x" * 11),
                    ("write_byte", "a"), ("write_byte", 300), ("write_byte", -1), ("move", 0, 9, 3), ("move", -1, 0, 1), ("flush", 0, 100), ("flush", -1), ("flush", 1, 2),
                    ("madvise", mmap.MADV_NORMAL, -1), ("madvise", mmap.MADV_NORMAL, 100), ("madvise", 0, 0, -1), ("madvise", 9999), ("resize", -1),
                    ("__setitem__", 0, 300), ("__setitem__", 0, b"a"), ("__setitem__", 10, 1), ("__setitem__", slice(0, 2), b"abc"), ("__setitem__", "a", 1),
                    ("__delitem__", 0), ("__delitem__", slice(0, 1)), ("__setitem__", slice(0, 1), None), ("__exit__", 1), ("size",)):
    attempt(getattr(m, name), *args)
