import mmap
m = mmap.mmap(-1, 20)
print(len(m), m[:], m.tell())
print(m.write(b"hello\nworld"), m.tell(), m.seek(0), m.readline(), m.read(3), m.read_byte(), m.read(None))
m.seek(0)
m.write_byte(72)
print(m[:5], m[0], m[-1], m[1:9:2], m[5:1])
m[0] = 74
m[1:3] = b"AB"
m[6:12:2] = b"xyz"
print(m[:], list(m)[:2], m.size if False else "")
m.close()
print(m.closed, m)
