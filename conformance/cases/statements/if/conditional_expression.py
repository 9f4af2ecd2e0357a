def show(x):
    print("eval", x)
    return x
print(show("a") if show(1) else show("b"))
print(show("a") if show(0) else show("b"))
f = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print(f(-1), f(0), f(1))
print([*((1, 2) if True else ())], {**({"a": 1} if False else {})})
x = 1, 2 if False else 3
print(x)
