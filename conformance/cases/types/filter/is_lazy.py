def p(x):
    print("test", x)
    return x > 1
f = filter(p, iter([1, 2, 3]))
print("made")
print(next(f))
print(bool(f), iter(f) is f, repr(f)[:18])
print(list(f))
