import _random
r = _random.Random(7)
for k in (0, 1, 2, 31, 32, 33, 63, 64, 65, 96, 97, 1000):
    n = r.getrandbits(k)
    print(k, n.bit_length() <= k, n)
