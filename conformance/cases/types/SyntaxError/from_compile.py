"""What the compiler fills in."""
def show(source, *args):
    try:
        compile(source, *(args or ("file.py", "exec")))
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset, error.print_file_and_line)


show("x = = 1")
show("a\nb c\n")
show("'open")
show("(", "<string>", "eval")
show("1 +", "path/x.py", "single")
show("def f(a, a): pass")
show("return")
show("x: int = (yield)\nclass A:\n    return 1")
show("\u20ac = 1")
show(b"# coding: nonsense\nx")
show("f(a=1, 2)")
show("for x in y\n  pass")
show("nonlocal x")
