import os, _io

path = "/tmp/taipan-case-modes-" + str(os.getpid())
for mode in ("w", "r", "a", "r+", "w+", "a+", "wb", "rb", "ab", "rb+", "wb+", "ab+"):
    with open(path, mode) as file:
        print(mode, type(file).__name__, file.mode, file.readable(), file.writable(), file.seekable())
os.unlink(path)
with open(path, "x") as file:
    print(file.mode, type(file.buffer).__name__, file.buffer.raw.mode)
try:
    open(path, "x")
except FileExistsError as error:
    print(error.errno)
os.unlink(path)
