class Bad:
    def __iter__(self): raise ValueError("iter")
class S(frozenset):
    def __new__(cls, x=(), extra=None):
        self = super().__new__(cls, x)
        self.extra = extra
        return self
print(S([1], extra=5).extra, S("a", 2), S().extra)
for source in ["frozenset(1)", "frozenset([], [])", "frozenset(iterable=[])", "frozenset([[]])", "frozenset([{}])", "frozenset(Bad())", "frozenset.__new__(set)", "frozenset.__new__()", "frozenset(*[])", "S(x=[1], extra=1)"]:
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as e:
        print(source, "|", type(e).__name__, e)
