def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = (lambda: 0).__code__
show("name", lambda: setattr(c, "co_name", "x"))
show("code", lambda: setattr(c, "co_code", b""))
show("new", lambda: setattr(c, "other", 1))
