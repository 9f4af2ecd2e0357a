def f(x):
    match x:
        case 1 | -2 | 3.5 | 1+2j | "s" | b"b" | None | True: return 1
        case a.b.c: return 2
        case []: return 3
        case [1, y]: return y
        case [1, *rest, z] if z: return rest
        case (_, _, *_): return 4
        case {}: return 5
        case {"k": v, 1: [w], **others}: return v, w, others
        case C(): return 6
        case D(1, e, k=f, l={2: g}): return e, f, g
        case [C(h) | D(h), (str() | int()) as i]: return h, i
        case (1 as j) | (2 as j): return j
        case whatever: return whatever
    match x, x:
        case 1, 2: pass
        case _: pass
    match x:
        case [[[a]]] if a > 1: pass
    match x:
        case str(s): print(s)
        case _ if x: pass
match x:
    case {"a": 1}: y = 1
    case [a, b, c] | [a, b, c, _]: pass
    case _: z = 2
