import _bisect
class K:
    def __lt__(self, o):
        data.clear()
        return False
data = [K(), K(), K(), K()]
try:
    print(_bisect.bisect_left(data, K()))
except IndexError as e:
    print(e)
data = [K(), K(), K()]
try:
    print(_bisect.bisect_right(data, K()), data)
except IndexError as e:
    print(e)
_bisect.insort_left(data, 1)
print(data)
