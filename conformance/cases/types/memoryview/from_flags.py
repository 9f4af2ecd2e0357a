m = memoryview._from_flags(bytearray(b"abc"), 1)
print(m.readonly, m.format, m.tolist())
for call in ["memoryview._from_flags(b'abc', 1)", "memoryview._from_flags(b'abc', 'x')", "memoryview._from_flags(5, 0)"]:
    try:
        print(eval(call).tolist())
    except Exception as e:
        print(type(e).__name__, e)
