def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = compile("1 + 1\n", "f", "single")
exec(c)
exec(compile("x = 5", "f", "single"))
print(x)
show("two", lambda: compile("a = 1\nb = 2\n", "f", "single"))
