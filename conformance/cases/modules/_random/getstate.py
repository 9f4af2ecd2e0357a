import _random
r = _random.Random(5)
s = r.getstate()
print(type(s), len(s), s[:5], s[-1])
r.random()
t = r.getstate()
print(t[-1], t[:3] != s[:3], all(0 <= x < 2**32 for x in t[:-1]))
