from collections import OrderedDict as O
a, b = O(x=1, y=2), O(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == O(x=1, y=2), a == 5)
try:
    a < b
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)
