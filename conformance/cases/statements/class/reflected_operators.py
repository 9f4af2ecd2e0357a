class L:
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return "L*"
class R:
    def __radd__(self, o): return "R+"
    def __rmul__(self, o): return "*R"
class S(L):
    def __rmul__(self, o): return "*S"
print(L() + R(), L() * R(), L() * S(), 5 * R(), "x" + R() if False else [] + R())
try:
    L() + 1
except TypeError as error:
    print(error)
