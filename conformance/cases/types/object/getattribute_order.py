class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class NonData:
    def __get__(self, o, t=None): return "nondata"
class C:
    d = Data()
    n = NonData()
    p = "class"
    def __getattr__(self, name): return "fallback " + name
c = C()
vars(c).update(d="own", n="own", p="own", q="own")
print(c.d, c.n, c.p, c.q, c.r, C.d, C.n)
c.d = 5
del c.d
c.n = "changed"
print(c.n, vars(c))
del c.n
print(c.n, object.__getattribute__(c, "p"))
class G:
    def __getattribute__(self, name):
        if name == "boom": raise AttributeError("custom")
        if name == "key": raise KeyError(name)
        return object.__getattribute__(self, name)
class H(G):
    def __getattr__(self, name): return "got " + name
g, h = G(), H()
for source in ["g.boom", "g.key", "h.boom", "h.key", "g.nothing", "getattr(g, 'boom', 1)", "hasattr(h, 'x')", "hasattr(g, 'key')"]:
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
