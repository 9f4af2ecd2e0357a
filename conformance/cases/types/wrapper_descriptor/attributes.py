"""Special methods of builtin types, not bound."""
from _attempt import attempt

for wrapper in (int.__add__, list.__len__, object.__init__, str.__eq__, type.__call__, dict.__getitem__, object.__repr__):
    print(type(wrapper).__name__, wrapper, wrapper.__name__, wrapper.__qualname__, wrapper.__objclass__, wrapper.__text_signature__)
print([name for name in dir(int.__add__) if name not in dir(object)], type(dict.__getitem__).__name__)
attempt(setattr, int.__add__, "__name__", "x")
attempt(setattr, int.__add__, "extra", "x")
