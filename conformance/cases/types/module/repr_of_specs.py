import types
from importlib.machinery import ModuleSpec
def module(**attributes):
    m = types.ModuleType("m")
    for name, value in attributes.items(): setattr(m, name, value)
    return m
class Loader: pass
class Shown:
    def __repr__(self): return "<shown>"
for attributes in [{}, {"__file__": "f.py"}, {"__file__": 5}, {"__loader__": Shown()}, {"__loader__": Shown(), "__file__": "f"}, {"__spec__": ModuleSpec("spec", None)}, {"__spec__": ModuleSpec("spec", Shown())}, {"__spec__": ModuleSpec("spec", Shown(), origin="here")}, {"__spec__": ModuleSpec("built", None, origin="built-in")}, {"__name__": 7}, {"__name__": "other", "__file__": "g.py"}, {"__spec__": 3}]:
    try:
        print(module(**attributes))
    except Exception as e:
        print(type(e).__name__, e)
s = ModuleSpec("located", None, origin="/x")
s.has_location = True
print(module(__spec__=s), s)
