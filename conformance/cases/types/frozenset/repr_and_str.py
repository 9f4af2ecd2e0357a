class S(frozenset): pass
print(frozenset(), frozenset([1]), S(), S([1]), frozenset([frozenset()]), repr(frozenset("a")))
class R:
    def __repr__(self): return "<R>"
print(frozenset([R()]), f"{frozenset([1])!s:>18}|")
try:
    format(frozenset(), ">5")
except TypeError as e:
    print(e)
class Self:
    def __repr__(self): return repr(f)
f = frozenset([Self()])
print(f)
