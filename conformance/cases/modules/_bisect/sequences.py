import _bisect
print(_bisect.bisect_left((1, 3, 5), 3), _bisect.bisect_right(range(0, 100, 7), 49), _bisect.bisect_left('abcdef', 'd'), _bisect.bisect_right(b'abc', 98))
class S:
    def __len__(self):
        return 1000
    def __getitem__(self, i):
        return i * i
print(_bisect.bisect_left(S(), 5000), _bisect.bisect_right(S(), 10000))
class L(list):
    def __getitem__(self, i):
        return -list.__getitem__(self, i)
print(_bisect.bisect_left(L([3, 2, 1]), -2))
