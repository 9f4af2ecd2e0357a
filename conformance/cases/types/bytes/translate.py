table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbcc".translate(table), b"hello".translate(None, b"l"), b"abc".translate(table, b"b"), b"abc".translate(table, delete=b""), bytearray(b"abc").translate(table))
for call in ["b'a'.translate(b'x')", "b'a'.translate('x')", "bytes.maketrans(b'a', b'bc')", "bytes.maketrans('a', 'b')", "b'a'.translate()", "b'a'.translate(None, 'a')", "b'a'.translate(1)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
