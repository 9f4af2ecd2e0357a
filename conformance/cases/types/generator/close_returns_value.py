def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    try:
        yield 1
    except GeneratorExit:
        return 42

it = g()
next(it)
print(it.close(), it.close())
