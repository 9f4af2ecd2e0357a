for source in ["x, y: int", "(x, y): int = 1, 2", "[x]: int", "x: int = y: str", "x = y: int", "f(): int", "x + 1: int", "1: int", "None: int", "x: *int", "*x: int", "x: yield", "x: (yield)", "x: int += 1", "x: (y := 1)", "x: await y", "lambda: x: int", "__debug__: int", "x.__debug__: int", "x: int, y: str"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
