def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(eval(compile("1 + 1", "name", "eval")), compile("x", "name", "exec").co_filename, compile(b"y = 1", b"bytes", "exec").co_filename)
attempt(compile, "1", "", "bad")
attempt(compile, "1", "", "eval", 0xffffff)
attempt(compile, "1", "", "eval", optimize=3)
attempt(compile, "1", "", "eval", optimize=-2)
attempt(compile, "1\0", "", "eval")
attempt(compile, "x = 1", "file", "eval")
attempt(compile, 5, "", "eval")
attempt(compile, "1")
attempt(compile, "1", 5, "exec")
attempt(compile, "1", "", "func_type")
attempt(compile, "\ud800", "", "exec")
attempt(compile, b"\xff", "", "exec")
