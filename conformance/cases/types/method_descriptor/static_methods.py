"""Static methods of builtin types."""
descriptor = str.__dict__["maketrans"]
print(type(descriptor).__name__, descriptor.__func__.__name__, descriptor.__wrapped__ is descriptor.__func__, callable(descriptor))
print(str.maketrans is "x".maketrans, str.maketrans("a", "b"), descriptor("a", "b"), type(str.maketrans).__name__)
print(str.maketrans.__self__, type("Sub", (str,), {}).maketrans is str.maketrans, bytes.maketrans(b"a", b"b")[97:99])
print(type(object.__dict__["__new__"]).__name__, type(dict.__dict__["__class_getitem__"]).__name__, type(int.__dict__["__new__"]).__name__)
