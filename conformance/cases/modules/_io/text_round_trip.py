import os, _io

path = "/tmp/taipan-case-text_round_trip-" + str(os.getpid())
with open(path, "w") as file:
    print(file.write("abc\ndef\n\u00e9\u4e2d\nlast"), file.mode, file.encoding, file.closed)
with open(path) as file:
    print(repr(file.readline()), file.tell(), repr(file.read(3)), file.tell())
    print(file.seek(0), [line for line in file], file.tell())
print(file.closed)
try:
    file.read()
except ValueError as error:
    print(error)
os.unlink(path)
