class A:
    def m(self): return __class__
    def n(self): return super().__repr__()[:10]
print(A.m.__closure__[0].cell_contents is A, A.m.__code__.co_freevars)
print(A.m.__closure__[0] is A.n.__closure__[0])
class B:
    def plain(self): return 1
print(B.plain.__closure__)
seen = []
class Meta(type):
    def __new__(cls, name, bases, ns):
        seen.append(ns.get("__classcell__"))
        return super().__new__(cls, name, bases, ns)
class C(metaclass=Meta):
    def m(self): return __class__
print(type(seen[0]).__name__, seen[0].cell_contents is C, "__classcell__" in vars(C))
