import _pickle
import io
import zlib

class Log:
    def __init__(self): self.parts = []
    def write(self, part): self.parts.append(bytes(part))
VALUES = [b"x" * 70000, "y" * 70000, ["z%d" % i for i in range(20000)], bytearray(70000), [b"a" * 1000] * 3 + [b"b" * 65536, b"c" * 65535, "d"]]
for protocol in 3, 4, 5:
    for value in VALUES:
        log = Log()
        _pickle.dump(value, log, protocol)
        data = _pickle.dumps(value, protocol)
        print(protocol, [(len(part), zlib.crc32(part)) for part in log.parts][:12], data == b"".join(log.parts), _pickle.loads(data) == value)
def frame(count): return b"\x95" + count.to_bytes(8, "little")
for data in (frame(2) + b"J\0\0\0\0.", frame(5) + b"K\0" + frame(2) + b".", frame(1) + b"I1\n.", frame(3) + b"K\x05." + b"rest", frame(20) + b"K\0" + frame(2) + b"K\0" + b"." * 7):
    try:
        print(_pickle.loads(b"\x80\x04" + data))
    except _pickle.UnpicklingError as error:
        print(error)
