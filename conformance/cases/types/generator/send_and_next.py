def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    x = yield 1
    print("got", x)
    y = yield 2
    return x, y

it = g()
print(next(it), it.send("a"))
show("end", lambda: it.send("b"))
show("after", lambda: next(it))
