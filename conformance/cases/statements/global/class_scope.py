def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

x = 1
class A:
    global x
    x = 2
    y = x

print(x, A.y, "x" in A.__dict__)
