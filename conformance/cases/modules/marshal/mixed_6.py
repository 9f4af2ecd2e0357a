import marshal

x = [1, 2.5, "abc", b"z", None, True, (1, 2), {1: "a"}, {3}, frozenset([4]), 2**100, -2**70, 1j, ..., "é"]

for expression in [
    "marshal.loads(b'l\\x02\\0\\0\\0\\x01\\0\\0\\0')",
    'marshal.loads(bytearray(marshal.dumps([1])))',
    'marshal.version',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
