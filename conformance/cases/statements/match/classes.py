class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case Point(0, 0): return "origin"
        case Point(x, y=0): return f"x axis {x}"
        case Point(x=0): return "y axis"
        case Point(): return "point"
        case int(n): return f"int {n}"
        case str() | bytes(): return "text"
        case dict(d) if d: return d
        case float(real=r): return r
    return "none"
print([f(v) for v in (Point(0, 0), Point(3, 0), Point(0, 4), Point(1, 1), 7, True, "s", b"", {1: 2}, {}, 2.5, None)])
class Bad:
    __match_args__ = ["x"]
def g(v):
    match v:
        case Bad(1): return "matched"
        case list([a, *_]) | tuple([a]): return a
for v in (Bad(), [5, 6], (7,), (8, 9)):
    try: print(g(v))
    except TypeError as error: print(error)
try:
    match Point(1, 2):
        case Point(1, 2, 3): print("three")
except TypeError as error: print(error)
