import sys
def f(a, b=2):
    p = sys._getframe().f_locals
    print(type(p).__name__, dict(p) | {"p": 0}, len(p), "a" in p, "z" in p, list(p), p.get("z", 5), p["a"])
    p["new"] = 7
    p["a"] = 10
    print(a, p["new"], sorted(p), p.setdefault("b", 9), p.setdefault("c", 9), p.pop("new"), list(p.keys()))
    p.update(b=3)
    p |= {"d": 1}
    print(a, b, p | {"x": 1, "p": 0}, sorted(p.items(), key=lambda i: i[0])[:2], sys._getframe().f_locals == p)
    for source in ["p['nope']", "p.pop('a')", "p.__delitem__('a')", "p.clear()", "p.popitem()", "hash(p)", "p.x", "p + p", "p.update(1)", "p.pop('zz')", "p.pop('zz', 3)", "p[1]", "p.copy()['a']", "p.fromkeys", "p < p", "p == {}", "p != {}", "[*reversed(p)]", "p | 1", "p.pop()", "p.get()"]:
        try:
            print(source, eval(source, {"p": p}))
        except Exception as e:
            print(source, "|", type(e).__name__, e)
f(1)
