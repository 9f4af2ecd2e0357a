from _io import BufferedRWPair, BytesIO

pair = BufferedRWPair(BytesIO(b"incoming\nrest"), BytesIO())
print(pair.readline(), pair.peek(2)[:2], pair.read(2), pair.read(), pair.write(b"out"), pair.flush())
print(pair.readable(), pair.writable(), pair.seekable(), pair.isatty(), pair.closed)
pair.close()
print(pair.closed)
for arguments in ((), (BytesIO(),), (BytesIO(), BytesIO(), 0)):
    try:
        BufferedRWPair(*arguments)
    except (TypeError, ValueError) as error:
        print(error)
