"""An iterator lets go of its list when it is exhausted."""
import sys
import weakref


class Items(list):
    pass


data = Items([1, 2])
seen = weakref.ref(data)
walk = iter(data)
del data
print(seen() is None, next(walk), next(walk), next(walk, "end"), seen())
data = [1]
before = sys.getrefcount(data)
walk = iter(data)
print(sys.getrefcount(data) - before)
list(walk)
print(sys.getrefcount(data) - before)
back = reversed(data)
print(sys.getrefcount(data) - before, list(back), sys.getrefcount(data) - before)
