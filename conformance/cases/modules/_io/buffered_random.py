import os, _io

path = "/tmp/taipan-case-buffered_random-" + str(os.getpid())
file = open(path, "w+b", buffering=8)
file.write(b"0123456789" * 3)
print(file.seek(10), file.read(3), file.write(b"XY"), file.read(2), file.tell())
file.seek(0)
print(file.read())
file.seek(2)
print(file.peek(1)[:1], file.write(b"--"), file.readline(), file.seek(0), file.read(6))
file.close()
os.unlink(path)
