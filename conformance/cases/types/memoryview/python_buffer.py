class B:
    def __init__(self, data):
        self.data = bytearray(data)
        self.log = []
    def __buffer__(self, flags):
        self.log.append(("get", flags))
        return memoryview(self.data)
    def __release_buffer__(self, view):
        self.log.append("release")
        view.release()
b = B(b"hello")
with memoryview(b) as m:
    print(m.tolist(), m.obj is b, bytes(m))
    m[0] = 72
print(b.log, b.data, bytes(b), b"".join([b]), b.log)
class Bad:
    def __buffer__(self, flags):
        return 5
try:
    memoryview(Bad())
except TypeError as e:
    print(e)
class Raises:
    def __buffer__(self, flags):
        raise ValueError("no buffer")
try:
    memoryview(Raises())
except ValueError as e:
    print(e)
try:
    bytes(5.5)
except TypeError as e:
    print(e)
