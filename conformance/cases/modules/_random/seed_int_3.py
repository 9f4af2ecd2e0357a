import _random
r = _random.Random(2**32)
print(r.random(), r.random())
r.seed(2**32)
print(r.getrandbits(64), r.getrandbits(7))
print([r.getrandbits(3) for _ in range(20)])
