def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    def g(): return x
    show("early", g)
    x = 1
    print(g())

f()
print("done")
