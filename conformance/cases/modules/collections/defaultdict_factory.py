from collections import defaultdict
d = defaultdict(lambda: "made")
print(d[1], d)  if False else print(d[1], dict(d))
d.default_factory = None
try:
    d[2]
except KeyError as e:
    print(repr(e))
d.default_factory = dict
print(d[3], dict(d))
del d.default_factory
print(d.default_factory)
def fails():
    raise ValueError("factory")
d.default_factory = fails
try:
    d["x"]
except ValueError as e:
    print(e, "x" in d)
