def f(x):
    print(x, end=" ")
    return x
print(f(1) < f(2) < f(3))
print(f(1) < f(0) < f(3))
print(f(1) == f(1) != f(2) in [f(2)] is not f(None))
a = b = []
print(a is b is not [], 1 < 2 > 1 <= 1)
