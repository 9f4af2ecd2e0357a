def show(x):
    print(x, end=" ")
    return x
def f(*args, **kwargs):
    print()
show(f)(show(1), *show((2, 3)), k=show(4), **show({"z": 5}))
f(*(show(c) for c in "ab"), x=show("x"))
