import mmap
m = mmap.mmap(-1, 24)
m[:] = b"hello\nworld\nhello\nworld\n"
print(m.find(b"world"), m.find(b"world", 7), m.find(b"world", 7, 20), m.find(b"x"), m.find(b""), m.find(b"hello", -12), m.find(b"hello", 100))
print(m.rfind(b"world"), m.rfind(b"hello", 0, 10), m.rfind(b""), m.rfind(b"nothing"))
m.seek(8)
print(m.find(b"hello"), m.rfind(b"hello"), m.find(b"hello", None, None), m.find(bytearray(b"h"), 0))
for arguments in ("a",), ():
    try:
        m.find(*arguments)
    except TypeError as error:
        print(error)
