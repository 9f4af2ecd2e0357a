def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("g", [ValueError(1), TypeError(2)])
g.add_note("n")
g.__cause__ = KeyError("c")
try:
    raise g
except ExceptionGroup as e:
    a, b = e.split(ValueError)
    print(a.__notes__, b.__notes__, repr(a.__cause__), a.__traceback__ is e.__traceback__)
    print(a.__notes__ is e.__notes__)
