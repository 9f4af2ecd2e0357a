"""Subclasses keep their class whatever the number is; their own `__new__` and `__init__`."""
from _attempt import attempt


class Plain(OSError): ...


class WithInit(OSError):
    def __init__(self, name, more=None):
        self.name = name
        super().__init__(2, "from init")


class WithNew(OSError):
    def __new__(cls, name):
        own = super().__new__(cls, 13, "from new")
        own.name = name
        return own


class Both(FileNotFoundError):
    def __new__(cls, *args):
        return super().__new__(cls, *args)

    def __init__(self, *args):
        super().__init__(*args)


for error in (Plain(2, "x"), WithInit("n"), Both(13, "y")):
    print(type(error).__name__, error.errno, error.strerror, error.args, error)
attempt(WithNew, "n")
attempt(WithInit)
print(type(FileNotFoundError(13, "x")).__name__, FileNotFoundError(13, "x").errno, WithInit(name="k", more=1).name)
attempt(Plain, 2, x=1)
attempt(OSError, 2, "x", filename="f")
