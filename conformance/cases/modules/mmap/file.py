import mmap, os, tempfile
with tempfile.TemporaryFile() as file:
    file.write(b"hello\nworld\n" * 10)
    file.flush()
    with mmap.mmap(file.fileno(), 0) as m:
        print(m, m.size(), m.seekable())
        m[0:5] = b"HELLO"
        print(m.flush())
        file.seek(0)
        print(file.read(12))
        m.resize(50)
        print(len(m), m.size(), os.fstat(file.fileno()).st_size)
    print(m.closed)
