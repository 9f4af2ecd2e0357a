def show(x):
    print(x if not callable(x) else x.__name__, end=" ")
    return x
def f(*args, **kwargs):
    print(len(args), len(kwargs))
show(f)(show(1), *show((2, 3)), k=show(4), **show({"z": 5}))
f(*(show(c) for c in "ab"), x=show("x"))
show(f)(*show([1]), show(2), **show({}), y=show("y"))
