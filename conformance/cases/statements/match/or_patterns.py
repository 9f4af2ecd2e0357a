def f(x):
    match x:
        case 1 | 2 | 3: return "small"
        case "a" | b"a" | None: return "letter"
        case [1, y] | [y, 2]: return y
        case {"k": v} | [[v]]: return v
        case int(n) | float(n): return type(n)
    return "none"
print([f(x) for x in (2, None, b"a", [1, 5], [6, 2], {"k": 9}, [[8]], 7.5, "z")])
for source in ["case 1 | x: 0", "case x | 1: 0", "case (1 | x) as y: 0", "case [x] | [y]: 0", "case _ | 1: 0", "case x as y | z: 0", "case {'a': x} | {'b': y}: 0", "case [x, y] | [y, x]: 0"]:
    try:
        compile("match v:\n  " + source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
