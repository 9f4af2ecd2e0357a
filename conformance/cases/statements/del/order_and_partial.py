d = {"a": 1, "b": 2}
try:
    del d["a"], d["missing"], d["b"]
except KeyError as e:
    print(e, d)
l = [1, 2, 3, 4]
del l[0], l[0]
print(l)
def show(x): print("eval", x); return x
del show(l)[show(0)], show(d)[show("b")]
print(l, d)
x = y = 1
try:
    del x, nothing, y
except NameError as e:
    print(e, "x" in globals(), y)
