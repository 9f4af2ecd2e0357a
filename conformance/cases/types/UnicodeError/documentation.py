"""Docs and descriptors of the family."""
for cls in (UnicodeError, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError):
    print(cls.__name__, cls.__doc__, cls.__mro__[1].__name__, sorted(name for name in vars(cls) if not name.startswith("__")))
for name in ("encoding", "object", "start", "end", "reason"):
    print(UnicodeEncodeError.__dict__[name], type(UnicodeEncodeError.__dict__[name]).__name__, UnicodeEncodeError.__dict__[name].__doc__)
print(UnicodeError(1, 2).args, UnicodeError("x"), hasattr(UnicodeError(), "start"))
