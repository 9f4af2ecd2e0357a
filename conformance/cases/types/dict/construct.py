print(dict(), dict({"a": 1}), dict([("a", 1), ["b", 2]]), dict(a=1, b=2), dict({"a": 1}, a=2, c=3), dict(["ab", "cd"]))
for call in (lambda: dict(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict([()]), lambda: dict({}, {}), lambda: dict([([], 1)])):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
