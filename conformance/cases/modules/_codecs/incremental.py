import codecs
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "é€𝄞x".encode()], d.getstate(), d.decode(b"", True))
d.decode(b"\xe2")
print(d.getstate())
try:
    d.decode(b"", True)
except UnicodeDecodeError as e:
    print(e)
d.reset()
e = codecs.getincrementalencoder("utf-16")()
print(e.encode("a"), e.encode("b"), e.getstate())
e.reset()
print(e.encode("c"))
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")))
