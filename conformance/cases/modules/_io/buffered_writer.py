import os, _io

path = "/tmp/taipan-case-buffered_writer-" + str(os.getpid())
file = open(path, "wb", buffering=8)
print(file.write(b"abc"), os.path.getsize(path), file.tell(), file.write(b"defghij"), os.path.getsize(path))
file.flush()
print(os.path.getsize(path), file.seek(1), file.write(b"X"), file.truncate(), file.tell())
file.close()
print(open(path, "rb").read())
try:
    file.write(b"x")
except ValueError as error:
    print(error)
try:
    file.flush()
except ValueError as error:
    print(error)
os.unlink(path)
