import sys
def f(a):
    b = 2
    p = sys._getframe().f_locals
    print(p.keys(), p.values()[:2], p.items()[:2], list(reversed(p)), "a" in p, len(p))
    c = p.copy()
    print(type(c).__name__, sorted(c), p.get("b"), p.get("z", 0), dict(p)["a"])
    p.update({"b": 3, "extra": 4})
    print(b, p["extra"], p.pop("extra", None) if False else p.setdefault("a", 9))
    for source in ["p.keys(1)", "p.copy(1)", "p.items(x=1)", "p.update()", "p.update(1, 2)", "p.update(5)", "p.get()"]:
        try:
            print(eval(source))
        except (TypeError, AttributeError) as e:
            print(source, type(e).__name__)
f(1)
