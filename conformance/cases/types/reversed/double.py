r = reversed([1, 2, 3])
try:
    reversed(r)
except TypeError as e:
    print(e)
print(list(reversed(list(reversed("abc")))))
import collections
print(list(reversed(collections.deque([1, 2]))), list(reversed(collections.OrderedDict(a=1, b=2))), list(reversed(collections.Counter("ab"))))
