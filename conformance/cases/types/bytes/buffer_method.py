m = b"abc".__buffer__(0)
print(type(m), m.readonly, bytes(m), m.format)
for flags in (1, "x", None, 2**40):
    try:
        print(b"abc".__buffer__(flags))
    except Exception as e:
        print(type(e).__name__, e)
