def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(int.__add__, (5).__add__(3), int.__add__.__name__, int.__add__.__objclass__)
print(repr((5).__add__).split(" at ")[0])
show("wrong", lambda: int.__add__("a", 1))
show("none", lambda: int.__add__())
