import types


class Base: pass
class Meta(type, Base): pass
class Cls(metaclass=Meta): pass
class Module(types.ModuleType, Base): pass
class Error(Exception, Base): pass
class Number(int, Base): pass


descriptor = Base.__dict__["__dict__"]
for own in Cls, Module("m"), Error(), Number(), Base(), 5:
    for action in (lambda: type(descriptor.__get__(own)), lambda: descriptor.__set__(own, {}),
                   lambda: descriptor.__delete__(own)):
        try:
            print(action())
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
for own in Exception(), staticmethod(len), classmethod(len), lambda: 1:
    try:
        del own.__dict__
    except TypeError as error:
        print(error)
