"""Special methods of strange types in a class refuse its instances."""
from _attempt import attempt


class C(list):
    __getitem__ = dict.__getitem__
    __iter__ = tuple.__iter__
    __hash__ = str.__hash__
    __eq__ = str.__eq__
    __repr__ = dict.__repr__
    __call__ = type.__call__
    __add__ = str.__add__
    __mul__ = str.__mul__
    __contains__ = set.__contains__
    __len__ = dict.__len__


class A(int):
    __eq__ = str.__eq__
    __add__ = str.__add__


c = C()
for function in (lambda: c[0], lambda: iter(c), lambda: hash(c), lambda: c == 1, lambda: repr(c), lambda: c(), lambda: c + 1, lambda: c * 2, lambda: 1 in c,
                 lambda: len(c), lambda: A() == A(), lambda: A() + A(), lambda: A() + 1, lambda: A() - 1):
    attempt(function)
attempt(type("D", (list,), {"__init__": dict.__init__}))
attempt(lambda: type("E", (list,), {"__getattribute__": type.__getattribute__})().x)
