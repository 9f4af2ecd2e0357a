def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a, b=1, *, c=2):
    return a, b, c

print(f.__defaults__, f.__kwdefaults__)
f.__defaults__ = (8, 9)
print(f())
f.__kwdefaults__ = {"c": 7}
print(f())
f.__defaults__ = None
show("none", lambda: f(1))
show("bad", lambda: setattr(f, "__defaults__", [1]))
show("bad", lambda: setattr(f, "__kwdefaults__", 1))
