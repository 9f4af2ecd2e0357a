import weakref

class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"

items = [A(n) for n in range(4)]
s = weakref.WeakSet(items)
t = weakref.WeakSet(items[2:])
print(len(s), items[0] in s, 5 in s, sorted((s & t), key=lambda a: a.n), len(s | t), sorted(s - t, key=lambda a: a.n), len(s ^ t), t <= s, s > t)
del items[0]
print(len(s), s.isdisjoint(t))
s.discard(A(9))
try:
    s.remove(A(9))
except KeyError as error:
    print("KeyError", str(error).startswith("<weakref"))
try:
    s.add(5)
except TypeError as error:
    print(error)
s.clear()
print(len(s), repr(s), s == weakref.WeakSet())
