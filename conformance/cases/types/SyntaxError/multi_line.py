"""Places that span lines."""
for source in ("x = (1,\n 2\n 3)", "f(a\n  b)", "'''abc", "[1,\n2", "{1: 2\n3: 4}", "if x:\n  y\n z", "x = '''a\nb''' 5", "def f(\n  a b):\n pass", "a\\\n b", "(\n)\n)"):
    try:
        compile(source, "f", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, (error.lineno, error.offset), (error.end_lineno, error.end_offset), repr(error.text))
