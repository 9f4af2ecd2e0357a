def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass

d = A.__dict__["__dict__"]
print(type(d).__name__, d.__name__, d.__objclass__, d.__qualname__)
print(d.__get__(A()))
show("wrong", lambda: d.__get__(5))
