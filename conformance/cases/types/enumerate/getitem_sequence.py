class S:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * i
print(list(enumerate(S(), 1)))
class T:
    def __getitem__(self, i): raise ValueError("no items")
try:
    next(enumerate(T()))
except ValueError as e:
    print(e)
class N:
    __iter__ = None
try:
    enumerate(N())
except TypeError as e:
    print(e)
