class T:
    def __init__(self, n): self.n = n
    def __bool__(self):
        self.n -= 1
        return self.n >= 0

t, c = T(3), 0
while t:
    c += 1
print(c)
l = [1, 2]
while l: l.pop()
print(l)
class Bad:
    def __bool__(self): return 1
try:
    while Bad(): print("never")
except TypeError as error:
    print(error)
class Sized:
    def __len__(self): return t.n + 2
c = 0
while Sized():
    t.n, c = t.n - 1, c + 1
print(c, t.n)
