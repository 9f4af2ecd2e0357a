def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

source = "assert False\n__debug__"
for level in (0, 1, 2):
    try:
        exec(compile(source, "f", "exec", optimize=level))
        print(level, "passed")
    except AssertionError:
        print(level, "asserted")
print(eval(compile("__debug__", "f", "eval", optimize=1)))
