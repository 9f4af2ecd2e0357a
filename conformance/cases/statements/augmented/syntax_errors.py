for source in ["x += ", "1 += 1", "f() += 1", "(x, y) += 1", "[x] += 1", "x, y += 1", "x += y += 1", "x += y = 1", "*x += 1", "None += 1", "x + 1 += 1", "x := += 1", "(x) += 1", "x.y += 1", "x[0] += 1", "x += yield", "x ++ 1", "x++", "(x := 1) += 2", "x if y else z += 1", "lambda: x += 1", "'a' += 'b'", "f'{x}' += 1", "x =+ 1", "__debug__ += 1", "{} += 1", "x += *y", "x += *y,", "x -> 1"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
