def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield 1

it = g()
show("non-none", lambda: it.send(1))
print(it.send(None))
