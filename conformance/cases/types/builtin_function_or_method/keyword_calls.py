"""Keywords, stars and positions mixed."""
from _attempt import attempt

print(sorted([3, 1], reverse=True), sorted(*[[2, 1]], **{"key": lambda x: -x}), int("11", base=2), "a,b".split(sep=",", maxsplit=0))
print(max(3, 1, key=lambda x: -x), min([], default="none"), (5).to_bytes(length=2, byteorder="little"), round(2.567, ndigits=1))
print(print("x", end="!\n", sep=""), enumerate("a", start=5).__next__(), dict(a=1, **{"b": 2}), "{x}".format(x=1))
attempt(int, "1", basis=2)
attempt(int, base=2)
attempt(max, 1, 2, default=3)
attempt(sorted, [1], **{"key": None, "reverse": 1})
attempt(lambda: sorted([1], key=None, **{"key": None}))
attempt(lambda: len(**{"x": 1}))
attempt(lambda: len(*5))
