def total(a, b):
    return (a.x
            + b)

class A:
    x = 1

print("before")
total(A(), None)
