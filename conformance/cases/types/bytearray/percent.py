a = bytearray(b"%s=%d")
print(a % (b"k", 5), type(a % (b"", 0)))
for call in ["a % 1", "a % (1, 2)", "a % ('x', 1)", "bytearray(b'%q') % 1"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
