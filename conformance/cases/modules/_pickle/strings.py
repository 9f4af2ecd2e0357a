import _pickle

VALUES = ["", "a", "abc", "é", "\u20ac\n\\\0\r\x1a", "\U0001f600", "\ud800x", "a" * 256, b"", b"x", b"\xff\0", bytes(300),
          bytearray(), bytearray(b"abc"), bytearray(300)]
for protocol in range(6):
    for value in VALUES:
        data = _pickle.dumps(value, protocol)
        back = _pickle.loads(data)
        print(protocol, len(data), data[:60], type(back) is type(value) and back == value)
