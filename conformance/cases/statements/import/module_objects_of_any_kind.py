import sys
class Fake:
    __all__ = ["x", "y"]
    x = 1
    @property
    def y(self): return "property"
    z = 3
sys.modules["fake"] = Fake()
import fake
print(type(fake).__name__)
from fake import *
print(x, y, "z" in globals())
from fake import z
print(z)
sys.modules["gone"] = None
try:
    import gone
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from fake import nope
except ImportError as e:
    print(e)
sys.modules["number"] = 5
from number import real
print(real)
