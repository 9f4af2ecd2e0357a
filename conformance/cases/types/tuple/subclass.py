class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)
    @property
    def first(self):
        return self[0]
t = T(1, 2)
t.x = 5
print(t, t.first, t.x, t == (1, 2), hash(t) == hash((1, 2)), len(t))
print(type(t[:]).__name__, type(t + ()).__name__, type(t * 1).__name__, type(tuple(t)).__name__)
