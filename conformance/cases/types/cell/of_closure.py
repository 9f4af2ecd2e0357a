def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    x = 1
    def g():
        nonlocal x
        x += 1
        return x
    return g

g = f()
print(g(), g.__closure__[0].cell_contents)
g.__closure__[0].cell_contents = 10
print(g())
