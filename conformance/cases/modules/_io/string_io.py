from _io import StringIO

stream = StringIO("one\ntwo\nthree")
print(repr(stream.readline()), stream.tell(), repr(stream.read(2)), [line for line in stream], stream.read())
print(stream.seek(4), stream.write("XX"), repr(stream.getvalue()), stream.seek(20), stream.write("\u4e2d"), repr(stream.getvalue()))
print(stream.truncate(3), repr(stream.getvalue()), stream.line_buffering, stream.newlines, stream.encoding, stream.errors)
for newline in (None, "", "\n", "\r", "\r\n"):
    stream = StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), repr(stream.getvalue()), list(stream), repr(stream.newlines))
