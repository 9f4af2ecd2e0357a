s = {frozenset([1, 2])}
print({1, 2} in s)
s.remove({2, 1})
print(s)
s.add(frozenset())
s.discard(set())
print(s)
try:
    s.remove({5})
except KeyError as e:
    print(repr(e))
