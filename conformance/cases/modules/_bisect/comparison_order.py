import _bisect
calls = []
class C:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        calls.append((self.v, o.v))
        return self.v < o.v
a = [C(v) for v in range(7)]
_bisect.bisect_left(a, C(3))
print(calls)
calls.clear()
_bisect.bisect_right(a, C(3))
print(calls)
calls.clear()
_bisect.insort_right(a, C(10))
print(calls, len(a))
