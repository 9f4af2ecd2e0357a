"""A list's iterator sees what is appended, and ends for good."""
from _attempt import attempt

data = [1, 2]
walk = iter(data)
print(next(walk), next(walk))
data.append(3)
print(next(walk))
attempt(next, walk)
data.append(4)
attempt(next, walk)
print(list(walk), walk.__length_hint__())
