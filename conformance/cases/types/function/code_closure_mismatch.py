def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def outer():
    x = 1
    def inner():
        return x
    return inner

def f():
    pass

show("free", lambda: setattr(f, "__code__", outer().__code__))
show("closed", lambda: setattr(outer(), "__code__", f.__code__))
