import posix

r, w = posix.pipe()
print(posix.writev(w, [b"ab", bytearray(b"cd"), memoryview(b"e")]))
a, b = bytearray(2), bytearray(9)
print(posix.readv(r, [a, b]), a, b)
for call in (lambda: posix.readv(r, 3), lambda: posix.readv(r, [b"x"]), lambda: posix.writev(w, ["x"])):
    try:
        call()
    except (TypeError, BufferError) as error:
        print(type(error).__name__, error)
