def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = classmethod(len)
c.extra = 1
print(c.extra, sorted(c.__dict__))
show("func", lambda: setattr(c, "__func__", 1))
