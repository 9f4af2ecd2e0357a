class Fails:
    def __lt__(self, other):
        raise ZeroDivisionError("no order")
a = [Fails(), Fails(), Fails()]
try:
    a.sort()
except ZeroDivisionError as e:
    print(e, len(a))
b = [3, 2, 1]
def bad(x):
    if x == 2:
        raise KeyError(x)
    return x
try:
    b.sort(key=bad)
except KeyError as e:
    print(e, b)
