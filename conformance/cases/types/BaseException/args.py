def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError(1, "a")
print(e.args, str(e), repr(e))
e.args = [5]
print(e.args, repr(e), str(ValueError()), str(ValueError("x")))
show("bad", lambda: setattr(e, "args", 5))
show("del", lambda: delattr(e, "args"))
