print(repr(b"a'b"), repr(b'a"b'), repr(b"'\""), b"\x00\t\n\r\\\x7f\x80\xff", str(b"abc"), b"")
print(f"{b'x'!r}", "%s" % b"y", "%r" % (b"z",), ascii(b"\xe9"))
print(bytearray(b"a'b"), bytearray(), str(bytearray(b"\n")), bytearray(b'"'))
