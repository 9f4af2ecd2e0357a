import _random
class S(_random.Random):
    def __init__(self, seed, name):
        super().__init__(seed)
        self.name = name
s = S(9, 'n')
print(s.name, s.random(), _random.Random(9).random(), isinstance(s, _random.Random))
class T(_random.Random):
    pass
try:
    T(x=1)
except TypeError as e:
    print(e)
print(T(3).getrandbits(16))
