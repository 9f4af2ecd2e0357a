def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass
        except KeyError:
            return

it = g()
next(it)
show("close", it.close)
show("stop", lambda: it.throw(KeyError))
print(it.close())
