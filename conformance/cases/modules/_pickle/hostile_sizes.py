import _pickle
import io

SIZES = (b"T\xff\xff\xff\xff", b"T\xff\xff\xff\x7f", b"X\xff\xff\xff\xff", b"\x8e" + b"\xff" * 8, b"\x8d" + b"\xff" * 8, b"\x96" + b"\xff" * 8,
         b"\x8d" + b"\xff" * 7 + b"\x7f", b"\x8b\xff\xff\xff\xff", b"\x8b\xff\xff\xff\x7f", b"C\x05abc", b"\x8c\x05abc", b"\x8a\x05abc", b"M\0", b"J\0\0", b"G\0",
         b"\x95" + b"\xff" * 8, b"\x95" + b"\x64" + b"\0" * 7 + b"K\0.", b"V", b"I1", b"cos\n")
for data in SIZES:
    for load in _pickle.loads, lambda data: _pickle.load(io.BytesIO(data)):
        try:
            print(data, load(data))
        except Exception as error:
            print(data, type(error).__name__, error)
