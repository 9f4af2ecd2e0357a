class A:
    def __init__(self, name): self.name = name
    def __add__(self, o): print("add", self.name); return NotImplemented
    def __radd__(self, o): print("radd", self.name); return NotImplemented
    def __iadd__(self, o): print("iadd", self.name); return NotImplemented
    def __lt__(self, o): print("lt", self.name); return NotImplemented
    def __gt__(self, o): print("gt", self.name); return NotImplemented
    def __eq__(self, o): print("eq", self.name); return NotImplemented
    def __pow__(self, o, m=None): print("pow", self.name, m); return NotImplemented
    def __divmod__(self, o): return NotImplemented
    def __contains__(self, o): return NotImplemented
    def __len__(self): return NotImplemented
    def __neg__(self): return NotImplemented
    def __call__(self): return NotImplemented
    def __getitem__(self, i): return NotImplemented
class B(A): pass
a, b = A("a"), A("b")
sub = B("sub")
for source in ["a + b", "a + 1", "1 + a", "a + sub", "a < b", "a < sub", "a == b", "a != b", "a ** b", "pow(a, b, 2)", "pow(2, a)", "divmod(a, b)", "1 in a", "len(a)", "-a", "a()", "a[0]", "a.__add__(b)", "sum([a, b])"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
try:
    a += b
except TypeError as e:
    print(e)
