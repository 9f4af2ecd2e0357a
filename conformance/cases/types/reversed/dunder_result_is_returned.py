class R:
    def __init__(self, value): self.value = value
    def __reversed__(self): return self.value
print(reversed(R(5)), reversed(R("x")), reversed(R(None)))
class E:
    def __reversed__(self): raise KeyError("r")
try:
    reversed(E())
except KeyError as e:
    print(e)
r = R(1)
r.__reversed__ = lambda: "instance"
print(reversed(r))
