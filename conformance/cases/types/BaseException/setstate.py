def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError()
e.__setstate__({"x": 1, "y": 2})
print(e.x, e.y, e.__dict__)
show("bad", lambda: e.__setstate__(5))
print(e.__setstate__(None))
