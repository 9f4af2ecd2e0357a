def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __delattr__(self, name): print("delattr", name)
    def __delitem__(self, key): print("delitem", key)

a = A()
del a.x, a[1], a[1:2], a[1, 2]
