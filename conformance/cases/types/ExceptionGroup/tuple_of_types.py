def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = BaseExceptionGroup("g", [KeyboardInterrupt(), ValueError(1)])
print(repr(g.subgroup(ValueError)), repr(g.subgroup((KeyboardInterrupt,))))
