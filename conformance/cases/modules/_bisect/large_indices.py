import _bisect
import sys
class S:
    def __len__(self):
        return sys.maxsize
    def __getitem__(self, i):
        return i
print(_bisect.bisect_left(S(), 12345), _bisect.bisect_right(S(), sys.maxsize - 5))
print(_bisect.bisect_left(range(10**15), 10**14), _bisect.bisect_right(range(10**6), 77, 70, 90))
print(_bisect.bisect_left(S(), 10, hi=100))
