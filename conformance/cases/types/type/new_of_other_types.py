"""A native `__new__` of another type in a class: instances keep the layout of the bases."""
def show(make):
    try:
        made = make()
        print(type(made).__name__, isinstance(made, type(made).__mro__[1]), list(made) if hasattr(made, "__iter__") else "")
    except TypeError as error:
        print("TypeError", error)


def build(base, function):
    return type("C", (base,), {"__new__": function})


for base, function in ((object, list.__new__), (list, object.__new__), (dict, list.__new__), (int, bool.__new__), (bytes, int.__new__),
                       (Exception, object.__new__), (OSError, Exception.__new__), (ValueError, BaseException.__new__), (tuple, str.__new__)):
    show(build(base, function))


class Late:
    pass


class LateList(list):
    pass


Late.__new__ = int.__new__
LateList.__new__ = tuple.__new__
show(Late)
show(LateList)
show(type("M", (type,), {"__new__": object.__new__}).__class__)
for function in (list.__new__, object.__new__):
    try:
        function(dict)
    except TypeError as error:
        print(error)
