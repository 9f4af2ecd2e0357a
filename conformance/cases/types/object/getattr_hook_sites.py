"""Attributes of instances whose class has `__getattr__`, at one place."""


class Hooked:
    shared = "class"

    def __init__(self):
        self.own = "own"

    @property
    def computed(self):
        return self.missing_below

    def method(self):
        return "method"

    def __getattr__(self, name):
        if name.startswith("missing"):
            raise AttributeError("no " + name)
        return "asked for " + name


def read(obj):
    return obj.own, obj.shared, obj.method(), obj.computed


def call(obj):
    return obj.own()


obj = Hooked()
for _ in range(4):
    print(read(obj))
del obj.own
obj.shared = "instance"
obj.method = lambda: "replaced"
for _ in range(4):
    print(read(obj))
del Hooked.method, obj.method, obj.shared, Hooked.shared
try:
    read(obj)
except TypeError as error:
    print(error)
try:
    for _ in range(3):
        obj.missing_one
except AttributeError as error:
    print(error, error.name, error.obj is obj)
obj.own = lambda: "called"
print([call(obj) for _ in range(3)])
Hooked.__getattribute__ = lambda self, name: "all " + name
print(obj.own, obj.other)
