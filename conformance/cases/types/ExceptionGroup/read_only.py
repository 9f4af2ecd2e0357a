def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("m", [ValueError()])
show("message", lambda: setattr(g, "message", "x"))
show("exceptions", lambda: setattr(g, "exceptions", ()))
