def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError("v")
print(e.with_traceback(None) is e, e.__traceback__)
show("bad", lambda: e.with_traceback(5))
show("set", lambda: setattr(e, "__traceback__", 5))
show("del", lambda: delattr(e, "__traceback__"))
