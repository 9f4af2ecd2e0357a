def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("none", lambda: ExceptionGroup())
show("one", lambda: ExceptionGroup("m"))
show("message", lambda: ExceptionGroup(1, [ValueError()]))
show("sequence", lambda: ExceptionGroup("m", {ValueError()}))
show("empty", lambda: ExceptionGroup("m", []))
show("item", lambda: ExceptionGroup("m", [5]))
show("base", lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
show("class", lambda: ExceptionGroup("m", [ValueError]))
