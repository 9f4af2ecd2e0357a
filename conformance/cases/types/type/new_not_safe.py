def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("int", lambda: object.__new__(int))
show("not type", lambda: object.__new__(5))
show("not sub", lambda: int.__new__(str))
show("none", lambda: object.__new__())
