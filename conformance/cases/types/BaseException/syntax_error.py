def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = SyntaxError("m", ("f", 1, 2, "text", 3, 4))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e)
print(SyntaxError().msg, SyntaxError("x", ("f", 1, None, None)))
show("few", lambda: SyntaxError("m", ("f",)))
show("many", lambda: SyntaxError("m", (1, 2, 3, 4, 5, 6, 7, 8)))
show("five", lambda: SyntaxError("m", ("f", 1, 2, "t", 5)))
