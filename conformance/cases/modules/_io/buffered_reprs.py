import _io

class Raw(_io.RawIOBase if hasattr(_io, "RawIOBase") else _io._RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return 0

for made in (_io.BufferedReader(Raw()), _io.BytesIO(), _io.StringIO()):
    print(repr(made).split(" at ")[0])
for size in (0, -1):
    try:
        _io.BufferedReader(Raw(), size)
    except ValueError as error:
        print(error)
try:
    _io.BufferedWriter(Raw())
except OSError as error:
    print(error)
reader = _io.BufferedReader(Raw())
reader.detach()
try:
    reader.read()
except ValueError as error:
    print(error)
