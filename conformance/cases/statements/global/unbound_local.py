def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

x = 1
def f():
    print(x)
    x = 2

show("local", f)
def g():
    x += 1

show("augmented", g)
