import _random
r = _random.Random(2024)
t = 0
for _ in range(3000):
    t ^= r.getrandbits(61)
print(t, r.random())
print(sum(r.random() for _ in range(2000)))
print(r.getstate()[-1])
