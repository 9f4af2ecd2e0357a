from _io import BytesIO

stream = BytesIO(b"hello\nworld\n!")
print(stream.readline(), stream.tell(), stream.read(2), stream.read1(), stream.read(), stream.seek(3), stream.readlines())
print(stream.seek(2), stream.write(b"XYZ"), stream.getvalue(), stream.seek(20), stream.write(b"end"), stream.getvalue())
print(stream.truncate(4), stream.getvalue(), stream.seek(-1, 2), stream.read(), list(BytesIO(b"a\nb")))
buffer = bytearray(3)
print(BytesIO(b"xy").readinto(buffer), buffer, stream.readable(), stream.writable(), stream.seekable(), stream.isatty())
