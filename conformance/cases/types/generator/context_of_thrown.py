def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    try:
        yield 1
    except ValueError as e:
        yield repr(e.__context__)

it = g()
next(it)
try:
    1 / 0
except ZeroDivisionError:
    print(it.throw(ValueError("v")))
