print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray(b"x"), bytearray("é", "utf-8"), bytearray(range(3)), bytearray(bytearray(b"q")), bytearray(source=b"s"))
a = bytearray(b"abc")
a.__init__(b"new")
print(a)
a.__init__()
print(a, bytearray.__doc__ is not None)
for call in ["bytearray('a')", "bytearray(-1)", "bytearray([256])", "bytearray(['a'])", "bytearray(1.5)", "bytearray(b'', 'utf-8')", "bytearray(None)", "bytearray(2**62)", "hash(bytearray())"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
