def show(value):
    print(value, end=" ")
    return value
d = {}
d[show("key")] = show("value")
print()
show(d)[show("a")], show(d)[show("b")] = show((1, 2))
print()
x = [0] * 3
x[show(0)] += show(5)
print(x)
