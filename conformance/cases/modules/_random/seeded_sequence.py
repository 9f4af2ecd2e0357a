import _random
r = _random.Random(42)
print([r.random() for _ in range(5)])
print([r.getrandbits(k) for k in (1, 8, 31, 32, 33, 64, 65, 128)])
print(_random.Random(42).random() == _random.Random(42).random())
