def f(x):
    a = b = None
    match x:
        case [a, 5]: return "first"
        case [1, b] if b > 10: return "second"
        case {"k": a}: return "third"
    return a, b
print(f([1, 5]), f([1, 50]), f([1, 7]), f({"k": 1}), f(0))
