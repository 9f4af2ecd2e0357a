def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print(repr(g.subgroup(ValueError)))
print(repr(g.subgroup((TypeError, KeyError))))
print(g.subgroup(OSError), g.subgroup(lambda e: isinstance(e, ExceptionGroup)) is g)
print(repr(g.subgroup(lambda e: e.args == (3,))))
show("bad", lambda: g.subgroup(5))
