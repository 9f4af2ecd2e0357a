def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("bool", lambda: type("X", (bool,), {}))
show("function", lambda: type("X", (type(lambda: 0),), {}))
show("int str", lambda: type("X", (int, str), {}))
show("value", lambda: type("X", (1,), {}))
