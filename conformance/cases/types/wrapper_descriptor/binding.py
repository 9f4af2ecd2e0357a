"""`__get__` of special methods gives method-wrappers."""
from _attempt import attempt

bound = int.__add__.__get__(5)
print(type(bound).__name__, bound(6), bound.__self__, bound.__name__, bound.__qualname__, bound.__objclass__, bound.__text_signature__)
print(int.__add__.__get__(None, int) is int.__add__, (5).__add__.__self__, True.__add__.__objclass__, [name for name in dir(bound) if name not in dir(object)])
attempt(int.__add__.__get__, "x")
attempt(int.__add__.__get__, None, None)
attempt(bound)
attempt(bound, 1, 2)
attempt(bound, other=1)
attempt(setattr, bound, "x", 1)
attempt(setattr, bound, "__name__", 1)
