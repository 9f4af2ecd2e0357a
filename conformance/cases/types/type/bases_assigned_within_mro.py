class Meta(type):
    action = None

    def mro(cls):
        if Meta.action and cls.__name__ == "C":
            action, Meta.action = Meta.action, None
            action()
        return type.mro(cls)


class A(metaclass=Meta): pass
class B1(A): pass
class B2(A): pass
class C(A): pass


def names(classes): return [c.__name__ for c in classes]


def show():
    print(names(C.__bases__), names(C.__mro__), names(B1.__subclasses__()), names(B2.__subclasses__()))


def other_bases(): C.__bases__ = (B2,)


def other_bases_and_error():
    C.__bases__ = (B2,)
    raise ValueError("mro")


def error(): raise ValueError("mro")


for Meta.action in other_bases, other_bases_and_error, error:
    print(Meta.action.__name__)
    try:
        C.__bases__ = (B1,)
    except ValueError as raised:
        print(raised)
    show()
    C.__bases__ = (A,)
    show()
