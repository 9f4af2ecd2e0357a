import marshal

x = [1, 2.5, "abc", b"z", None, True, (1, 2), {1: "a"}, {3}, frozenset([4]), 2**100, -2**70, 1j, ..., "é"]

for expression in [
    "marshal.loads(b'(\\x01\\0\\0\\0')",
    "marshal.loads(b'0')",
    "marshal.loads(b'r\\0\\0\\0\\0')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
