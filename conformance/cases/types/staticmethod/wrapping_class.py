def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    inner = staticmethod(int)

print(A.inner("5"), A().inner("6"))
