def f(x):
    match x:
        case 0 | 1: return "bit"
        case -1: return "minus"
        case 1.5: return "float"
        case "a" | 'b': return "letter"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true?"
        case 1 + 2j: return "complex"
        case n if isinstance(n, int) and n > 100: return f"big {n}"
        case _: return "other"
print([f(x) for x in (0, 1, True, False, -1, 1.5, "a", b"x", None, 1 + 2j, 500, 50, [])])
def g(x):
    match x:
        case (0 as zero) | (1 as zero): return zero, "bound"
        case "x" "y": return "joined"
        case [*_] as whole: return whole
print([g(x) for x in (0, True, "xy", [1], "x")])
match 5:
    case left if (right := left + 1) > 5: print(left, right)
