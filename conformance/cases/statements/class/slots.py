class P:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
p = P()
print(p.x, P.x, hasattr(p, "__dict__"))
for action in ["p.y", "p.z = 1", "del p.y"]:
    try:
        exec(action)
    except AttributeError as error:
        print(error)
class Q(P): pass
q = Q(); q.z = 5
print(q.__dict__, Q.__slots__)
for slots in [("x", "x"), ("1a",), (5,), ("__dict__", "__dict__")]:
    try:
        print(type("S", (), {"__slots__": slots}))
    except TypeError as error:
        print(error)
try:
    class R:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
