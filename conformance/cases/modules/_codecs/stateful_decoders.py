import codecs

d = codecs.getincrementaldecoder("utf-8")()
print(d.decode(b"\xe2\x82"), d.getstate(), d.decode(b"\xac"), d.getstate())
d.decode(b"\xf0\x9f")
try:
    d.decode(b"", True)
except UnicodeDecodeError as error:
    print(error)
d.reset()
print(d.getstate(), d.decode(b"ok", True))
d = codecs.getincrementaldecoder("utf-16")()
print(repr(d.decode(b"\xff\xfea")), d.getstate(), repr(d.decode(b"\0\x3d\xd8")), repr(d.decode(b"\x00\xde", True)))
d.setstate((b"", 0))
print(d.getstate())
