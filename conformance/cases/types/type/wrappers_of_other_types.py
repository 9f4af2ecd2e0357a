import operator


class A(int):
    __add__ = str.__add__
    __mul__ = list.__mul__
    __getitem__ = list.__getitem__
    __len__ = list.__len__
    __eq__ = str.__eq__
    __hash__ = str.__hash__
    __str__ = str.__str__


a = A()
for function in (lambda: a + a, lambda: a * 2, lambda: a[0], lambda: len(a), lambda: a == a, lambda: hash(a),
                 lambda: str(a), lambda: a - 1, lambda: operator.add(a, 1), lambda: 1 + a):
    try:
        print(function())
    except TypeError as error:
        print(error)


class Loop:
    pass


Loop.__repr__ = Loop.__str__
for function in repr, str:
    try:
        function(Loop())
    except RecursionError as error:
        print(type(error))
