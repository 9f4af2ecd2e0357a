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
