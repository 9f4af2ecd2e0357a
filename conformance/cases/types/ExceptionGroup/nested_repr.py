def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("a", [ExceptionGroup("b", [ValueError("v")])])
print(repr(g), str(g), len(g.exceptions))
