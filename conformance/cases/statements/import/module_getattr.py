import sys, types
m = types.ModuleType("lazy")
m.__getattr__ = lambda name: f"made {name}" if name != "bad" else (_ for _ in ()).throw(AttributeError("refused"))
sys.modules["lazy"] = m
import lazy
from lazy import anything
print(lazy.x, anything, hasattr(lazy, "bad"))
try:
    from lazy import bad
except ImportError as error:
    print(error)
