def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("m", [ValueError(1), KeyError(2)])
print(g, repr(g), g.message, g.exceptions, g.args)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
