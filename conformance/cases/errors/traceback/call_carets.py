def f(a):
    return a

print(1)
result = [f(1), f(2), f(1, 2, 3)]
