def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a, b, /, c, *, d):
    pass

show("none", lambda: f())
show("one", lambda: f(1))
show("many", lambda: f(1, 2, 3, 4, d=5))
show("kwonly", lambda: f(1, 2, 3))
show("posonly", lambda: f(a=1, b=2, c=3, d=4))
show("unknown", lambda: f(1, 2, 3, d=4, e=5))
show("twice", lambda: f(1, 2, 3, c=3, d=4))
