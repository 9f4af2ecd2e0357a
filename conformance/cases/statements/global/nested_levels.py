def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

x = "global"
def f():
    x = "f"
    def g():
        global x
        x = "set"
        def h():
            return x
        return h()
    return g(), x

print(f(), x)
