import mmap, tempfile
file = tempfile.TemporaryFile()
file.write(b"0123456789")
file.flush()
read = mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_READ)
copy = mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_COPY)
write = mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_WRITE)
for call in (lambda: read.write(b"a"), lambda: read.write_byte(1), lambda: read.__setitem__(0, 1), lambda: read.resize(5), lambda: read.move(0, 1, 1), lambda: copy.resize(5)):
    try:
        call()
    except TypeError as error:
        print(error)
copy[0:3] = b"abc"
write[3:6] = b"DEF"
print(copy[:], read[:], memoryview(read).readonly, memoryview(write).readonly, read.flush(), copy.flush())
file.seek(0)
print(file.read())
