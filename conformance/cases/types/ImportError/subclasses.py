"""Subclasses and their arguments."""
from _attempt import attempt


class Mine(ImportError):
    def __init__(self, name, **keywords):
        super().__init__(f"no {name}", name=name, **keywords)


error = Mine("x", path="/p")
print(error, error.name, error.path, error.args, repr(error))
attempt(Mine, "x", name="y")
attempt(Mine, "x", other="y")
print(issubclass(ModuleNotFoundError, ImportError), ModuleNotFoundError.__mro__, ModuleNotFoundError.__doc__, ImportError.__doc__)
print([name for name in vars(ImportError) if not name.startswith("__")])
