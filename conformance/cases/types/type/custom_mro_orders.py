class Reversed(type):
    def mro(cls):
        return type.mro(cls)[::-1]


class A:
    def f(self): return "A"


class C(A, metaclass=Reversed):
    def f(self): return "C"


print([c.__name__ for c in C.__mro__], C().f(), repr(C())[:12])
C.f = lambda self: "changed"
A.f = lambda self: "base"
print(C().f())


class Outside(type):
    def mro(cls):
        return [cls, *cls.more, object]
    more = ()


class Other: value = 1


class Weird(type("Start", (), {}), metaclass=Outside): pass


for Outside.more in (Other,), ():
    Weird.__bases__ = (type("Base", (), {}),)
    print([c.__name__ for c in Weird.__mro__], getattr(Weird, "value", None))
Outside.more = (Other,)
Weird.__bases__ = (type("Base", (), {}),)
print(Weird.value)
Other.value = 2
print(Weird.value, Weird().value)


class Incomplete(type):
    def mro(cls):
        print(cls.__mro__)
        if cls.__name__ == "Sub":
            return type.mro(cls)
        try:
            type("Sub", (cls,), {})
        except TypeError as error:
            print(error)
        return type.mro(cls)


class D(metaclass=Incomplete): pass


class Without(type):
    def mro(cls): return (A,)


try:
    Without("E", (), {})
except TypeError as error:
    print(error)
