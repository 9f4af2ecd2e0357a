import _random
for seed in (1.5, (1, 2), None.__class__, b'abc', 'text', frozenset([1])):
    if seed is not type(None):
        r = _random.Random(seed)
        print(repr(seed), r.random(), r.getrandbits(40))
