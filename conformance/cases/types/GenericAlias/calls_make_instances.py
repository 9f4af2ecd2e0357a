import types
class C:
    def __class_getitem__(cls, item): return types.GenericAlias(cls, item)
    def __init__(self, *args, **kwargs): self.args = args, kwargs
    def __repr__(self): return f"C{self.args}"
c = C[int](1, 2, k=3)
print(c, c.__orig_class__, type(c) is C)
class Slots(C):
    __slots__ = ()
class Strict(C):
    def __setattr__(self, name, value):
        if name == "__orig_class__": raise AttributeError("refused")
        super().__setattr__(name, value)
class Angry(C):
    def __setattr__(self, name, value):
        if name == "__orig_class__": raise KeyError("angry")
        super().__setattr__(name, value)
s = Strict[int](5)
print(s, hasattr(s, "__orig_class__"))
for cls in (Angry, C):
    try:
        print(cls[int, str](1))
    except Exception as e:
        print(type(e).__name__, e)
print(list[int]([1]), dict[str, int](a=1), tuple[int, ...]("ab"), set[int]((1,)), type[int](5), frozenset[int]())
try:
    list[int](1)
except TypeError as e:
    print(e)
