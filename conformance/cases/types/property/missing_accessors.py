def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    y = property()

a = A()
show("get", lambda: a.y)
show("set", lambda: setattr(a, "y", 1))
show("del", lambda: delattr(a, "y"))
