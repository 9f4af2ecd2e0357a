import mmap
m = mmap.mmap(-1, 10)
m[:] = b"0123456789"
m.move(0, 5, 3)
print(m[:])
m.move(2, 0, 8)
print(m[:])
m.move(10, 10, 0)
print(b"5" in m, bytes(m) == m[:], m.madvise(mmap.MADV_NORMAL), m.madvise(mmap.MADV_NORMAL, 0, 100))
