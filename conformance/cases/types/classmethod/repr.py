def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(cls):
    pass

print(repr(classmethod(f)).startswith("<classmethod(<function f at 0x"))
print(classmethod(5), classmethod(len))
