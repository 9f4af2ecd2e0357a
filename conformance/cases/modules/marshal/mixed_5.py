import marshal

x = [1, 2.5, "abc", b"z", None, True, (1, 2), {1: "a"}, {3}, frozenset([4]), 2**100, -2**70, 1j, ..., "é"]

for expression in [
    'marshal.dumps([slice(1)],4)',
    "marshal.loads('x')",
    "marshal.loads(b's\\xff\\xff\\xff\\xff')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
