import _bisect
class I:
    def __init__(self, v):
        self.v = v
    def __index__(self):
        return self.v
a = list(range(20))
print(_bisect.bisect_left(a, 7, I(2), I(12)), _bisect.bisect_left(a, 7, True), _bisect.bisect_right(a, 30, I(0)))
print(_bisect.bisect_left(a, 7, lo=3, hi=9))
_bisect.insort_right(a, 7, I(1), I(5))
print(a)
