"""Members and computed attributes are pickled by name."""
import copy
import inspect
import pickle
import types

for thing in (int.real, types.FunctionType.__closure__, slice.start, range.start, type.__dict__["__mro__"]):
    print(repr(thing), inspect.isdatadescriptor(thing), inspect.isgetsetdescriptor(thing),
          inspect.ismemberdescriptor(thing), inspect.ismethoddescriptor(thing))
    try:
        print(pickle.loads(pickle.dumps(thing)) is thing)
    except (TypeError, pickle.PicklingError) as error:
        print(type(error).__name__, error)
    try:
        print(copy.copy(thing) is thing)
    except TypeError as error:
        print(error)
print(inspect.ismethoddescriptor(str.join), inspect.ismethoddescriptor(int.__add__), inspect.isroutine(int.__add__), inspect.isbuiltin(len))
