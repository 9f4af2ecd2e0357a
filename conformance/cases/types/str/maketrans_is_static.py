"""Static methods of built-in types are `staticmethod` objects in the type's dict."""
import inspect
import pickle
import weakref

for owner in str, bytes, bytearray:
    method = vars(owner)["maketrans"]
    print(type(method), method is vars(owner)["maketrans"], method.__func__ is owner.maketrans)
    print(repr(method).startswith("<staticmethod(<built-in method maketrans of type object at 0x"))
method = str.__dict__["maketrans"]
print(method("a", "b"), "".maketrans("c", "d"), method.__isabstractmethod__, method.__wrapped__("e", "f"))
print(inspect.getattr_static(str, "maketrans") is method, callable(method), vars(method))
for attempt in (
    lambda: method.__name__,
    lambda: method.__qualname__,
    lambda: pickle.dumps(method),
    lambda: weakref.ref(method),
    lambda: method(),
):
    try:
        print(attempt())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Text(str):
    pass


print(Text.maketrans("a", "b"), super(Text, Text("x")).maketrans("y", "z"))
