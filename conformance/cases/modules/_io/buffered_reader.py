import os, _io

path = "/tmp/taipan-case-buffered_reader-" + str(os.getpid())
with open(path, "wb") as file:
    file.write(b"0123456789" * 10 + b"\nsecond\nthird")
file = open(path, "rb", buffering=16)
print(file.read(3), file.peek(2)[:2], file.tell(), file.read1(4), file.read(30), file.tell())
print(file.readline(5), file.readline(), file.readlines(), file.read(), file.tell())
print(file.seek(5), file.read(2), file.seek(2, 1), file.read(2), file.seek(-3, 2), file.read())
buffer = bytearray(5)
file.seek(0)
print(file.readinto(buffer), buffer, file.readinto1(buffer), buffer, list(file)[1:])
file.close()
os.unlink(path)
