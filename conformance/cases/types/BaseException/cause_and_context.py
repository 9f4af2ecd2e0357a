def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError()
e.__cause__ = KeyError("c")
print(repr(e.__cause__), e.__suppress_context__)
e.__context__ = KeyError("x")
print(repr(e.__context__))
show("cause", lambda: setattr(e, "__cause__", 5))
show("context", lambda: setattr(e, "__context__", 5))
show("del", lambda: delattr(e, "__cause__"))
e.__suppress_context__ = False
print(e.__suppress_context__)
