print(slice(slice(1), (2,), None), [slice(1)], str(slice("x")))
print(slice(1, 2, 3).__getattribute__("step"), slice.__name__, slice.__hash__ is not None)
l = []
s = slice(l)
l.append(s)
try:
    print(s)
except RecursionError:
    print("recursion")
