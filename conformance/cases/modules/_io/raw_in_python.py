import _io

class Raw(_io._RawIOBase):
    parts = [b"abc\nde", b"f\n", b"", b"more"]

    def readable(self):
        return True

    def readinto(self, buffer):
        part = self.parts.pop(0) if self.parts else b""
        buffer[: len(part)] = part
        return len(part)

reader = _io.BufferedReader(Raw())
print(reader.readline(), reader.readline(), reader.read(), reader.read())
Raw.parts = [b"12", b"345"]
print(Raw().readall(), Raw().read(4))
class Bad(Raw):
    def readinto(self, buffer):
        return len(buffer) + 1
try:
    _io.BufferedReader(Bad(), 8).read(3)
except OSError as error:
    print(error)
