class Other(Exception):
    def __new__(cls, *a): return ValueError("another kind")
class Str(Exception):
    def __new__(cls): return "text"
class Sub(ValueError): pass
class MakesSub(ValueError):
    def __new__(cls): return Sub("sub")
class Meta(type):
    def __call__(cls): return KeyError("from metaclass")
class M(Exception, metaclass=Meta): pass
class Lies:
    __class__ = ValueError
for e in (Other, Str, MakesSub, M, Lies, Lies(), Exception, BaseException, type, object, ValueError | KeyError if False else ValueError):
    try:
        raise e
    except BaseException as error:
        print(type(error).__name__, error)
try:
    raise Other("x")
except ValueError as error:
    print("instance", error)
class Slots(Exception):
    __slots__ = ("code",)
    def __init__(self, code): self.code = code
try:
    raise Slots(5)
except Slots as s:
    print(s.code, s.args)
try:
    raise (KeyError if True else ValueError)("conditional")
except KeyError as k:
    print(k)
