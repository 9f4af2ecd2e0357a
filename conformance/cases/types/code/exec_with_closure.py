def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def outer():
    x = 5
    def inner():
        print("x is", x)
    return inner

f = outer()
exec(f.__code__, {}, closure=f.__closure__)
show("none", lambda: exec(f.__code__))
show("length", lambda: exec(f.__code__, closure=()))
show("plain", lambda: exec("1", closure=f.__closure__))
