"""`__new__` of builtin types: what it refuses."""
from _attempt import attempt

print(int.__new__.__self__, int.__new__.__name__, int.__new__.__qualname__, int.__new__.__text_signature__, type(int.__new__).__name__)
attempt(int.__new__)
attempt(int.__new__, 5)
attempt(int.__new__, str)
attempt(int.__new__, bool)
attempt(object.__new__, int)
attempt(object.__new__, type("A", (), {}), 1)
attempt(tuple.__new__, type("T", (tuple,), {}), [1])
attempt(list.__new__, dict)
attempt(dict.__new__, type("D", (dict,), {"__init__": None}))
attempt(type.__new__, type)
