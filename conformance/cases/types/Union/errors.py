def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("value", lambda: int | 5)
show("call", lambda: (int | str)())
show("order", lambda: (int | str) < int)
show("attr", lambda: (int | str).foo)
show("set", lambda: setattr(int | str, "__args__", 1))
