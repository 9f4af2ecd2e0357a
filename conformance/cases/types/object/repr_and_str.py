class C:
    class Inner: pass
class R:
    def __repr__(self): return "R!"
class S:
    def __str__(self): return "S!"
class BadRepr:
    def __repr__(self): return 5
class BadStr:
    def __str__(self): return None
class StrSub(str): pass
class Sub:
    def __str__(self): return StrSub("sub")
    __repr__ = __str__
import re
clean = lambda text: re.sub("0x[0-9a-f]+", "0x", text)
def local():
    class L: pass
    return L()
print(clean(repr(object())), clean(repr(C())), clean(str(C.Inner())), clean(repr(local())))
print(R(), repr(R()), S(), clean(repr(S())), clean(object.__repr__(R())), object.__str__(R()), clean(object.__str__(S())))
print(type(str(Sub())).__name__, type(repr(Sub())).__name__, f"{Sub()}{Sub()!r}", type(f"{Sub()}").__name__)
for f in (repr, str, ascii, format, lambda x: "%s" % x, lambda x: "%r" % x, lambda x: f"{x}"):
    for x in (BadRepr(), BadStr()):
        try:
            print(clean(f(x)))
        except TypeError as e:
            print(e)
C.__module__ = "elsewhere"
C.__qualname__ = "Other.Name"
print(clean(repr(C())))
C.__module__ = 5
print(clean(repr(C())))
