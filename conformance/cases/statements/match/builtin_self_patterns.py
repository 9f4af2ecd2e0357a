class I(int): pass
def f(x):
    match x:
        case bool(b): return "bool", b
        case int(n): return "int", n
        case float(v): return "float", v
        case str(s): return "str", s
        case bytes(b) | bytearray(b): return "bytes", b
        case tuple((a, *_)): return "tuple", a
        case list([]): return "empty list"
        case list(l): return "list", l
        case dict({"a": v}): return "dict", v
        case set(s) | frozenset(s): return "set", s
        case _: return "other"
for x in (True, 5, I(6), 1.5, "s", b"b", bytearray(b"c"), (1, 2), (), [], [3], {"a": 4}, {}, {7}, frozenset(), None):
    print(f(x))
