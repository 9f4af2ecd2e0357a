for source in ["assert", "assert ,", "assert 1,", "assert 1, 2, 3", "assert x = 1", "assert not", "assert *x", "assert 1, *x", "assert x, y = 1", "x = assert 1", "assert yield", "assert (yield)", "assert 1 2", "assert lambda: 1", "lambda: assert 1", "assert x if y"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
