"""Class statements executed: plain ones, slots, `__init_subclass__`, a metaclass, calls of `type`."""


class Registry(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        cls.fields = [key for key in namespace if not key.startswith("_")]
        return cls


class Plugin:
    known = 0

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Plugin.known += 1


def make(n):
    class Base:
        kind = n

        def __init__(self, value):
            self.value = value

        def double(self):
            return self.value * 2

    class Derived(Base):
        __slots__ = ("extra",)

        @property
        def size(self):
            return self.value + self.kind

        @classmethod
        def default(cls):
            return cls(1)

    class Model(metaclass=Registry):
        name = ""
        age = 0

    class Extension(Plugin):
        pass

    dynamic = type("Dynamic", (Base,), {"weight": n})
    return Derived.default().size + dynamic(n).double() + len(Model.fields) + dynamic.weight


def run():
    Plugin.known = 0
    total = 0
    for n in range(3_600):
        total += make(n)
    return total, Plugin.known
