"""An `AttributeError` of a getter or of `__getattr__` learns of which attribute it is."""


class C:
    @property
    def a(self):
        raise AttributeError("from a")

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


class D:
    @property
    def a(self):
        raise AttributeError("from a", name="own")

    @property
    def b(self):
        raise KeyError("b")


for instance in (C(), D()):
    for _ in range(3):
        for load in (lambda x: x.a, lambda x: x.b, lambda x: x.c, lambda x: x.a(1)):
            try:
                load(instance)
            except (AttributeError, KeyError) as error:
                print(type(error).__name__, error, getattr(error, "name", None), getattr(error, "obj", None) is instance)
