import _random
r = _random.Random(5)
for _ in range(700):
    r.random()
s = r.getstate()
a = [r.random() for _ in range(5)]
r.setstate(s)
print(a == [r.random() for _ in range(5)], s[-1])
q = _random.Random(1)
q.setstate(s)
print(q.random() == a[0], q.setstate(s))
print(a)
