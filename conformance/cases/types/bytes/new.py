print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"x"), bytes("é", "utf-8"), bytes("a", "ascii", "strict"), bytes(range(3)), bytes(bytearray(b"q")), bytes(memoryview(b"mv")))
class B:
    def __bytes__(self):
        return b"from __bytes__"
class I:
    def __index__(self):
        return 2
print(bytes(B()), bytes(I()), bytes(source=b"kw"), bytes(iter([65, True])))
for call in ["bytes('a')", "bytes(-1)", "bytes([256])", "bytes([-1])", "bytes(['a'])", "bytes(1.5)", "bytes(None)", "bytes(b'', 'utf-8')", "bytes(errors='strict')", "bytes(1, 'ascii')", "bytes('é', 'ascii')", "bytes(2**63)", "bytes([2**70])", "bytes(1, 2, 3, 4)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
