class S(str):
    def __new__(cls, value="", extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self
    def upper(self):
        return S(super().upper(), "up")
s = S("abc", 7)
print(s, repr(s), s.extra, s.upper().extra, type(s + "d").__name__, type(s[:]).__name__, type(s.strip()).__name__, type(s * 1).__name__, type(str(s)).__name__)
print({s: 1}["abc"], s == "abc", hash(s) == hash("abc"), isinstance(s, str), f"{s}", "%s" % s, type("".join([s])).__name__, type(s.replace("z", "")).__name__)
print(S.__mro__, type(s.lower()).__name__, type(s.title()).__name__, type(s.expandtabs()).__name__, type(s.ljust(1)).__name__, type(s.partition("z")[0]).__name__)
class T(str):
    def __str__(self):
        return "custom"
    def __format__(self, spec):
        return "fmt:" + spec
print(T("x"), f"{T('x')}", f"{T('x'):y}", "%s" % T("x"), "{:q}".format(T("x")), str(T("x")), "".join([T("x")]))
