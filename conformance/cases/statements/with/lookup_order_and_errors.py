class E:
    def __enter__(self): print("entered")
class X:
    def __exit__(self, *a): print("exited")
class A:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class Inst: pass
i = Inst()
i.__enter__ = i.__exit__ = lambda *a: None
class D:
    @property
    def __enter__(self): print("get enter"); return lambda: "value"
    @property
    def __exit__(self): print("get exit"); return lambda *a: None
class Raises:
    @property
    def __enter__(self): raise KeyError("enter")
    __exit__ = None
class AttrErr:
    @property
    def __exit__(self): raise AttributeError("own text")
    def __enter__(self): print("never entered")
class Meta(type):
    def __enter__(cls): return "class entered"
    def __exit__(cls, *a): pass
class K(metaclass=Meta): pass
with D() as d: print(d)
with K as k: print(k)
for o in (E(), X(), A(), i, Raises(), AttrErr(), 5, None, K(), open, "text", [], type, lambda: 0):
    try:
        with o: print("body")
    except Exception as e:
        print(type(o).__name__, type(e).__name__, e)
