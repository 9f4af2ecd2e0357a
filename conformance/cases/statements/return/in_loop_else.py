def f(n):
    for i in range(n):
        if i == 2:
            return "found"
    else:
        return "none"

print(f(5), f(2), f(0))
