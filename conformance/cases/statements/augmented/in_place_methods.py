class Tracer:
    def __init__(self, name): self.name = name
    def __iadd__(self, other): return Tracer(f"({self.name} += {other})")
    def __sub__(self, other): return Tracer(f"({self.name} - {other})")
    def __imatmul__(self, other): return NotImplemented
    def __matmul__(self, other): return Tracer(f"({self.name} @ {other})")
t = Tracer("t")
t += 1
t -= 2
t @= 3
print(t.name)
print(type(t).__name__, hasattr(Tracer, "__isub__"))
try:
    t *= 2
except TypeError as error:
    print(error)
