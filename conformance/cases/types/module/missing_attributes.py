# Asking a module for what it has not, before anything has used the import machinery.
import math
import types

print(hasattr(math, "nothing"), getattr(math, "nothing", 5))
try:
    math.nothing
except AttributeError as error:
    print(error, error.name, error.obj is math)
made = types.ModuleType("made")
print(hasattr(made, "x"), made.__spec__, made.__loader__)


def answer(name):
    if name == "broken":
        raise ValueError(name)
    if name == "gone":
        raise AttributeError(name)
    return name.upper()


made.__getattr__ = answer
print(made.x, hasattr(made, "gone"), getattr(made, "gone", "default"))
try:
    hasattr(made, "broken")
except ValueError as error:
    print("ValueError", error)
import importlib
import importlib.machinery

print(math.__spec__.name, type(math.__spec__) is importlib.machinery.ModuleSpec, importlib.import_module("math") is math)
