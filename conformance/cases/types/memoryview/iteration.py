m = memoryview(b"abc")
it = iter(m)
print(type(it).__name__, it.__length_hint__() if hasattr(it, "__length_hint__") else None, next(it), list(it), list(it))
m2 = memoryview(bytearray(b"abc"))
it = iter(m2)
next(it)
m2.release()
try:
    next(it)
except ValueError as e:
    print(e)
print(list(memoryview(b"\1\0\2\0").cast("H")), max(memoryview(b"abc")), sorted(memoryview(b"cab")), tuple(memoryview(b"")))
