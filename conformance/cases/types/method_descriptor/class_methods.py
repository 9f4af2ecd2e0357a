"""Class methods of builtin types, as they lie in the type."""
from _attempt import attempt

descriptor = dict.__dict__["fromkeys"]
print(descriptor, type(descriptor), descriptor.__name__, descriptor.__objclass__, descriptor.__text_signature__, descriptor.__qualname__)
print(descriptor.__get__(None, dict)("ab"), descriptor.__get__({}, dict)("a"), descriptor.__get__({1: 2})("x"))
print(descriptor(dict, "ab"), type(descriptor.__get__(None, type("Sub", (dict,), {}))("a")).__name__)
attempt(descriptor)
attempt(descriptor, int, "a")
attempt(descriptor, {}, "a")
attempt(descriptor.__get__, None, int)
attempt(descriptor.__get__, None, None)
attempt(descriptor.__get__, 5)
print(callable(descriptor), int.__dict__["from_bytes"].__get__(None, bool)(b"\x01"))
