import marshal

x = [1, 2.5, "abc", b"z", None, True, (1, 2), {1: "a"}, {3}, frozenset([4]), 2**100, -2**70, 1j, ..., "é"]

for expression in [
    "exec(marshal.loads(marshal.dumps(compile('print(1+1)','<s>','exec'))))",
    "marshal.loads(b'')",
    "marshal.loads(b'?')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
