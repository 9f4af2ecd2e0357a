def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
class B:
    def f(self): return "B.f"

a = A()
a.x = 1
a.__class__ = B
print(a.f(), a.x, type(a).__name__)
show("int", lambda: setattr(a, "__class__", int))
show("value", lambda: setattr(a, "__class__", 5))
show("del", lambda: delattr(a, "__class__"))
show("of int", lambda: setattr(5, "__class__", A))
