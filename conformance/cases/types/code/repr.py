def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = compile("x", "file.py", "exec")
text = repr(c)
print(text.startswith("<code object <module> at 0x"), text.endswith(", file \"file.py\", line 1>"))
