def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield next(it)

it = g()
show("self", lambda: next(it))
show("after", lambda: next(it))
