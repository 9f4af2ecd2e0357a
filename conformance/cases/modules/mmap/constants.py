import mmap
print({name: value for name, value in sorted(vars(mmap).items()) if isinstance(value, int)})
print(mmap.error is OSError, mmap.mmap.__name__, mmap.mmap.__module__, sorted(name for name in vars(mmap.mmap) if not name.startswith("__")))
class M(mmap.mmap):
    x = 5
print(M(-1, 5).x, repr(M(-1, 5)), sep="|")
