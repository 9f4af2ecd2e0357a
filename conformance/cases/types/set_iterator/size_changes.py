"""A set that changes size under its iterator."""
from _attempt import attempt

for change in (lambda s: s.add(9), lambda s: s.discard(3), lambda s: s.clear(), lambda s: s.update("ab"), lambda s: s.pop()):
    data = {1, 2, 3}
    walk = iter(data)
    next(walk)
    change(data)
    attempt(next, walk)
    attempt(next, walk)
    print(walk.__length_hint__())
data = {1, 2, 3}
for item in data:
    data.discard(item)
    data.add(item)
print(data)
