def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    try:
        yield 1
    except ValueError as e:
        yield str(e)

it = g()
next(it)
print(it.throw(ValueError("v")))
show("second", lambda: it.throw(KeyError("k")))
show("finished", lambda: it.throw(KeyError("again")))
