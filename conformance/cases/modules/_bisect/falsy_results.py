import _bisect
class T:
    def __init__(self, r):
        self.r = r
    def __lt__(self, other):
        return self.r
print(_bisect.bisect_left([T(''), T(0)], 1), _bisect.bisect_left([T('x'), T([1])], 1), _bisect.bisect_right([1, 2], T(0)), _bisect.bisect_right([1, 2], T('y')))
print(_bisect.bisect_left([T(None)] * 5, 0))
class Bad:
    def __bool__(self):
        raise ValueError('no truth')
try:
    _bisect.bisect_left([T(Bad())], 1)
except ValueError as e:
    print(e)
