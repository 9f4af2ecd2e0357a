from _io import BytesIO, StringIO

stream = BytesIO(b"abc")
stream.seek(2)
print(stream.__getstate__())
other = BytesIO()
other.__setstate__((b"xyz", 1, {"note": 5}))
print(other.read(), other.note)
text = StringIO("a\nb", newline="\r\n")
text.seek(1)
print(text.__getstate__())
again = StringIO()
again.__setstate__(("q\r\nr", "\r\n", 2, None))
print(repr(again.read()), repr(again.getvalue()))
