def f(x):
    if x == 2: raise StopIteration
    return True
it = filter(f, [1, 2, 3])
print(list(it), list(it))
def g(x): raise KeyError(x)
it = filter(g, [1, 2])
for _ in range(2):
    try:
        next(it)
    except KeyError as e:
        print(e)
print(next(it, "end"))
