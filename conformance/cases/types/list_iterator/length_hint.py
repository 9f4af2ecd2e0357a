"""How much is left, as the iterator sees it."""
from operator import length_hint

data = [1, 2, 3]
walk = iter(data)
print(length_hint(walk), walk.__length_hint__())
next(walk)
data.append(4)
print(length_hint(walk))
data.clear()
print(length_hint(walk), list(walk), length_hint(walk))
back = reversed([1, 2, 3])
next(back)
print(back.__length_hint__(), length_hint(iter([])))
