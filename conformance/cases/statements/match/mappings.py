def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}: return (x, y)
        case {"type": kind, **rest}: return kind, rest
        case {1: _, 2.0: _}: return "numbers"
        case {}: return "some mapping"
        case _: return "none"
print([f(x) for x in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "t", "a": 1}, {1: 0, 2: 0}, {}, {"q": 1}, [], 5)])
class M(dict):
    def __missing__(self, key): return "made"
match M():
    case {"k": v}: print("missing used", v)
    case _: print("not used")
