print(b"a" + b"b", b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"ab" * 2, 2 * b"c", b"" * 5, b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"a" != 97, memoryview(b"a") == b"a", b"a" + memoryview(b"c"))
for call in ["b'a' + 'b'", "b'a' + 1", "'b' + b'a'", "b'a' * 'x'", "b'a' < 'b'", "b'a' < 1", "b'a' - b'b'", "b'ab' * 2**62", "b'a' % 1", "bytearray(b'a') + 'x'"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
