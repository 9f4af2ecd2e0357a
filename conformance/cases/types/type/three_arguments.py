def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

A = type("A", (int,), {"x": 1, "f": lambda self: self + self.x})
print(A, A.x, A(4).f(), A.__name__, A.__bases__)
