import sys, types
class Lazy(types.ModuleType):
    def __getattr__(self, name): return f"lazy {name}"
    @property
    def computed(self): return self.base + 1
    def __call__(self): return "called"
m = types.ModuleType("m")
m.base = 1
m.__class__ = Lazy
print(m.computed, m.foo, m(), type(m).__name__, m)
m.__class__ = types.ModuleType
try:
    m.computed
except AttributeError as e:
    print(e)
class Slotted(types.ModuleType):
    __slots__ = ("a",)
for cls in (int, object, Slotted):
    try:
        m.__class__ = cls
    except TypeError as e:
        print(e)
me = sys.modules[__name__]
me.__class__ = Lazy
print(me.thing, me.base if hasattr(me, "base") else "", type(me).__name__)
