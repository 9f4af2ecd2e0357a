from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, d.get("zz"), "zz" in d, len(d), d.default_factory)
c = defaultdict(int, {"x": 1}, y=2)
c["x"] += 5
c["z"] += 1
print(c, dict(c), c == {"x": 6, "y": 2, "z": 1})
for call in (lambda: defaultdict(5), lambda: defaultdict(int, 5), lambda: defaultdict()["q"], lambda: defaultdict(None)["q"], lambda: defaultdict(int, 1, 2)):
    try:
        call()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
