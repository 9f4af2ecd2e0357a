"""`from` imports of modules that are odd: no `__name__`, no `__spec__`, lists in `__all__`."""
import sys
import types


def show(source):
    try:
        exec(source, {})
        print("fine", source)
    except (ImportError, AttributeError, TypeError) as error:
        print(type(error).__name__, str(error).split(" (/")[0], getattr(error, "name", "-"), getattr(error, "name_from", "-"))


odd = sys.modules["odd"] = types.ModuleType("odd")
show("from odd import x")
del odd.__name__
show("from odd import x")
odd.__name__ = 5
show("from odd import x")
odd.__name__ = "odd"
odd.__file__ = "/odd.py"
show("from odd import x")
odd.__all__ = ["missing"]
show("from odd import *")
odd.__all__ = [5]
show("from odd import *")
odd.__all__ = 5
show("from odd import *")
sys.modules["plain"] = "a string"
show("from plain import upper")
show("from plain import nothing")
show("import plain.sub")
