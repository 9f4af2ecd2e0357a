"""`__repr__` that is `object.__str__`, which calls `__repr__`."""
class Foo:
    pass


Foo.__repr__ = Foo.__str__
for function in (str, repr, "{}".format, "%r".__mod__, ascii):
    try:
        function(Foo())
    except RecursionError as error:
        print(type(error).__name__)


class Bar(int):
    __repr__ = object.__str__
    __str__ = int.__repr__


for function in (repr, str, print):
    try:
        print(function(Bar(5)))
    except RecursionError as error:
        print(function.__name__, type(error).__name__)
