import os, _io

path = "/tmp/taipan-case-file_io-" + str(os.getpid())
file = _io.FileIO(path, "w+")
print(file.write(b"hello world"), file.tell(), file.seek(0), file.read(5), file.readall())
print(file.seek(-5, 2), file.read(), file.truncate(3), file.seek(0), file.read(100))
buffer = bytearray(2)
file.seek(1)
print(file.readinto(buffer), buffer, file.seekable(), file.isatty(), file.closed)
file.close()
print(file.closed, repr(file))
for name in ("read", "readall", "tell", "fileno", "seekable", "readable", "writable", "isatty", "truncate"):
    try:
        getattr(file, name)()
    except ValueError as error:
        print(name, error)
os.unlink(path)
