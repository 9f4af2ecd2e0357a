import types
class S: __slots__ = ("a",)
class P:
    @property
    def p(self): return 1
def f(): pass
for name, source in [("s", "del s.a"), ("s", "del s.b"), ("p", "del p.p"), ("n", "del n.real"), ("n", "del n.x"), ("f", "del f.__name__"), ("f", "del f.__code__"), ("f", "del f.__defaults__"), ("f", "del f.nothing"), ("c", "del c.__name__"), ("c", "del c.__dict__"), ("i", "del i.upper"), ("p", "del p.__class__"), ("p", "del p.__dict__"), ("m", "del m.__dict__"), ("e", "del e.args"), ("c", "del c.__module__")]:
    ns = dict(s=S(), p=P(), n=5, f=f, c=P, i=str, m=types.ModuleType("m"), e=Exception())
    try:
        exec(source, ns)
        print(source, "done")
    except Exception as e:
        print(source, "|", type(e).__name__, e)
