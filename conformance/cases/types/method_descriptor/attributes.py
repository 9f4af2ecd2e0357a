"""Methods of builtin types, not bound."""
from _attempt import attempt

for method in (list.append, str.join, dict.get, int.bit_length, set.add):
    print(type(method).__name__, method, method.__name__, method.__qualname__, method.__objclass__, method.__text_signature__, bool(method.__doc__))
print([name for name in dir(str.join) if name not in dir(object)])
for name in ("__name__", "__objclass__", "__doc__", "extra"):
    attempt(setattr, list.append, name, 1)
print(hasattr(list.append, "__module__"), hasattr(list.append, "__self__"), hasattr(list.append, "__dict__"))
