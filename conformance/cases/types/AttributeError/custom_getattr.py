"""Errors raised by `__getattr__`, `__getattribute__` and descriptors."""
from _attempt import attempt


class Raising:
    def __getattr__(self, name):
        raise AttributeError(f"own {name}", name="changed")


class Always:
    def __getattribute__(self, name):
        raise AttributeError(name)


class Descriptor:
    def __get__(self, own, cls):
        raise AttributeError("from the descriptor")


class Holder:
    field = Descriptor()

    def __getattr__(self, name):
        return "fallback"


attempt(lambda: Raising().x)
attempt(lambda: Always().x)
print(Holder().field, hasattr(Raising(), "x"), getattr(Always(), "y", "default"))
try:
    Raising().x
except AttributeError as error:
    print(error.name, type(error.obj).__name__)
try:
    Holder.field
except AttributeError as error:
    print(error, error.name, error.obj)
