def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("mode", lambda: compile("1", "f", "bad"))
show("source", lambda: compile(5, "f", "exec"))
show("null", lambda: compile("a\0", "f", "exec"))
show("flags", lambda: compile("1", "f", "exec", flags=1 << 30))
show("optimize", lambda: compile("1", "f", "exec", optimize=9))
