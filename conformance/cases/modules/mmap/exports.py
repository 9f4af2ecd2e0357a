import mmap
m = mmap.mmap(-1, 8)
view = memoryview(m)
view[0:2] = b"ab"
print(m[:], view.format, view.nbytes, view.readonly)
for call in m.close, lambda: m.resize(5):
    try:
        call()
    except BufferError as error:
        print(error)
view.release()
print(m.close(), m.close())
for name, *args in ("read",), ("__len__",), ("__getitem__", 0), ("size",), ("__enter__",), ("find", b""), ("seek", 0), ("flush",), ("tell",), ("readline",):
    try:
        getattr(m, name)(*args)
    except ValueError as error:
        print(name, error)
try:
    memoryview(m)
except ValueError as error:
    print(error)
