d = {"a": 1, 2: "b", None: 3}
print(d["a"], d[2], d[None], d[2.0])
d["a"] = 10
d[True] = "t"
print(d, d[1])
del d["a"]
print(d)
for key in ("a", "zz", 5):
    try:
        d[key]
    except KeyError as e:
        print(repr(e))
    try:
        del d[key]
    except KeyError as e:
        print(repr(e))
