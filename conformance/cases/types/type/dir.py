def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    x = 1
    def f(self): pass

print([n for n in dir(A) if not n.startswith("__")])
a = A()
a.y = 2
print([n for n in dir(a) if not n.startswith("__")])
A.__dir__ = lambda self: ["b", "a"]
print(dir(a))
A.__dir__ = lambda self: 5
show("bad", lambda: dir(a))
