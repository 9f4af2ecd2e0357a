class Slotted(property): __slots__ = "other",
class Kept(property): pass


def documented(self): "doc"
def bare(self): pass


for cls in property, Slotted, Kept:
    for getter in None, bare, documented:
        try:
            own = cls(getter)
            print(cls.__name__, own.__doc__)
        except AttributeError as error:
            print(cls.__name__, error)
own = property(bare)
own.__doc__ = "user"
print(own.getter(documented).__doc__, own.setter(bare).__doc__)
own = property(documented)
own.__doc__ = "user"
print(own.getter(documented).__doc__, own.setter(bare).__doc__)
