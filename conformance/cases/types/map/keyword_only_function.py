def f(a, *, b=1): return a, b
print(list(map(f, [1, 2])))
try:
    list(map(lambda *, k: k, [1]))
except TypeError as e:
    print(e)
try:
    list(map(lambda: 0, [1]))
except TypeError as e:
    print(e)
try:
    list(map(lambda a: a, [1], [2]))
except TypeError as e:
    print(e)
