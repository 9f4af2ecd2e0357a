def f(*args):
    match args:
        case (): return "none"
        case (x,): return ("one", x)
        case ("go", ("north" | "south") as d): return d
        case first, *rest: return first, rest
print(f(), f(1), f("go", "south"), f("go", "up"))
match 1, 2:
    case a, b: print(a, b)
match *[1, 2], 3:
    case [*xs]: print(xs)
match (x := 5):
    case 5: print("walrus", x)
match x, :
    case (y,): print(y)
match [[1, [2, 3]], {"k": [4, {"z": (5,)}]}]:
    case [[a, [b, *c]], {"k": [d, {"z": (e,)}]}]: print(a, b, c, d, e)
