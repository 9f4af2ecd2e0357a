def show(x):
    print("eval", x)
    return x
print({show(k): show(v) for k, v in [(1, 2), (3, 4)]})
print([show("element") for x in show([1]) if show("condition")])
print([(x, y) for x in show((1, 2)) for y in show((3,))])
print({show("k"): show("v")})
