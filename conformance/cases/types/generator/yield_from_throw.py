def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def inner():
    try:
        yield 1
    except KeyError as e:
        yield "inner " + str(e)
    raise ValueError("from inner")

def outer():
    try:
        yield from inner()
    except ValueError as e:
        yield "outer " + str(e)

it = outer()
next(it)
print(it.throw(KeyError("k")), next(it))
