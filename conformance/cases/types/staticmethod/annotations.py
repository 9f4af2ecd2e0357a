def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a: int): pass

s = staticmethod(f)
print(s.__annotations__)
print("__annotations__" in s.__dict__)
