# A Python __getattr__ that an instruction asks again and again, while attributes come and go in instances and classes.
class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        if name == "gone":
            raise AttributeError("no " + name)
        return f"{name} of {self.target}"


class Derived(Proxy):
    pass


class Watching(Proxy):
    def __getattribute__(self, name):
        if name == "size":
            raise AttributeError(name)
        return super().__getattribute__(name)


def size(value):
    return value.size


def gone(value):
    return value.gone


def call(value):
    return value.method(3)


one, two = Proxy(1), Derived(2)
print([size(one) for _ in range(4)], [size(value) for value in (one, two, Watching(3), one)])
one.size = "own"
print(size(one), size(Proxy(4)))
del one.size
print(size(one))
Proxy.size = "class"
print(size(one), size(two))
del Proxy.size
one.__dict__["size"] = "dict"
print(size(one), size(two), size(Watching(5)))
for _ in range(3):
    try:
        gone(two)
    except AttributeError as error:
        print(error, error.name, error.obj is two, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)
Proxy.__getattr__ = lambda self, name: "other " + name
print(size(two), gone(two))
Proxy.__getattr__ = lambda self, name: lambda *args: (name, args)
print([call(two) for _ in range(3)], [call(Proxy(6)) for _ in range(2)])
Proxy.method = lambda self, x: x
print(call(two))
del Proxy.__getattr__
try:
    size(two)
except AttributeError as error:
    print(error)
print([size(type("Once", (), {"__getattr__": lambda self, name: name * 2})()) for _ in range(3)])
