def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

p = property(len)
print(p.fget, p.fset, p.fdel)
show("fget", lambda: setattr(p, "fget", 1))
show("fset", lambda: delattr(p, "fset"))
