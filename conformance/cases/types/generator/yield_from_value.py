def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def inner():
    x = yield 1
    return x * 2

def outer():
    r = yield from inner()
    print("r", r)
    yield "end"

it = outer()
print(next(it), it.send(5))
show("end", lambda: next(it))
