def kind(v):
    match v:
        case ():
            return "empty"
        case (x,):
            return f"one {x}"
        case (1, *rest):
            return f"1 then {rest}"
        case (a, b) | [a, b]:
            return f"two {a} {b}"
        case tuple(t):
            return f"tuple {len(t)}"
    return "other"
for v in ((), (5,), (1, 2, 3), [4, 5], (7, 8, 9), 3, "ab"):
    print(kind(v))
