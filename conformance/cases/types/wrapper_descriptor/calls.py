"""Special methods called by hand."""
from _attempt import attempt

print(int.__add__(1, 2), int.__add__(1, "x"), list.__len__([1]), object.__repr__.__get__(5)()[:7], str.__eq__("a", 1), object.__init__(object()))
attempt(int.__add__)
attempt(int.__add__, 1)
attempt(int.__add__, 1, 2, 3)
attempt(int.__add__, "a", 1)
attempt(int.__add__, 1, b=2)
attempt(list.__len__, ())
attempt(list.__len__, [], 1)
attempt(list.__setitem__, [1], 0)
attempt(int.__pow__, 2, 3, 5, 7)
attempt(object.__eq__, 1)
attempt(object.__setattr__, 1, 2, 3)
attempt(type.__call__)
attempt(object.__init_subclass__, 1)
attempt(list.__iter__, 5)
