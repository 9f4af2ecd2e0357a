import _random
class H:
    def __hash__(self):
        return -5
print(_random.Random(H()).random(), _random.Random(2.0).random(), _random.Random(2).random())
r = _random.Random(H())
print(r.getrandbits(100))
print(_random.Random(1e300).random())
