def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield 1

show("int", lambda: g().throw(5))
show("none", lambda: g().throw())
show("class", lambda: g().throw(int))
it = g()
next(it)
show("type", lambda: it.throw(ValueError))
