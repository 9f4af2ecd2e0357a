def bad(x):
    return 1 // (x - 2)
def f():
    return [bad(x)
            for x in range(5)
            if x]
f()
