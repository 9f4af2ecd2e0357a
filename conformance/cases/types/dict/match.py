def kind(v):
    match v:
        case {"type": "a", "n": int(n), **rest}:
            return f"a {n} {rest}"
        case {"type": t}:
            return f"type {t}"
        case {}:
            return "mapping"
    return "other"
for v in ({"type": "a", "n": 1, "z": 2}, {"type": "a", "n": "x"}, {"type": 5}, {}, {"q": 1}, []):
    print(kind(v))
