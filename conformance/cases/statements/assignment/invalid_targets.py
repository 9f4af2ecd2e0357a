for source in ["1 = x", "'a' = x", "f() = x", "a + b = x", "-a = x", "(a, 1) = x", "[a, f()] = x", "a.b() = x", "lambda: 0 = 1", "a if b else c = 1", "a < b = 1", "not a = 1", "a and b = 1", "{} = 1", "{a} = 1", "{a: b} = 1", "[x for x in y] = 1", "(x for x in y) = 1", "f'{a}' = 1", "... = 1", "None = 1", "await a = 1", "yield = 1", "(yield) = 1", "a := 1", "(a := 1) = 2", "x = yield = 1", "a = 1 = b", "a() += 1", "a, b += 1", "(a) += 1", "[a] += 1", "(a, b): int", "a.b: int", "a[0]: int", "f(): int", "a = b: int", "() = 1", "[] = 1", "() = []", "a = b = c.d = [e] = 1", "True = 1", "t'{a}' = 1", "`a` = 1", "print x", "a =", "= 1", "a == 1 = b", "*a = 1", "a! = 1"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
