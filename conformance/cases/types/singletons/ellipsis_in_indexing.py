class G:
    def __getitem__(self, i): return i
    def __class_getitem__(cls, i): return i
g = G()
print(g[...], g[..., 1], g[1:2, ...], g[...:...], g[(...)], G[...], G[int, ...], tuple[int, ...])
def f(x=...): ...
print(f(), f.__defaults__, f(1), [... for _ in "ab"], {...: 1}[...], ... in (1, ...))
def g2(x):
    match x:
        case builtins.Ellipsis: return "ellipsis"
        case _: return "no"
import builtins
print(g2(...), g2(None))
class C: ...
print(C().__class__.__name__, lambda: ... if False else ..., eval("...")) if False else print(C.__name__, eval("..."), (lambda: ...)())
