class T:
    def __init__(self, n): self.n = n
    def __bool__(self):
        self.n -= 1
        print("bool", self.n)
        return self.n > 0
t = T(3)
while t: print("body")
else: print("else")
class L:
    def __init__(self, l): self.l = l
    def __len__(self): print("len", len(self.l)); return len(self.l)
l = L([1, 2])
while l: l.l.pop()
class Bad:
    def __bool__(self): return 5
class Raises:
    def __bool__(self): raise KeyError("in bool")
class BadLen:
    def __len__(self): return -1
for cond in (Bad(), Raises(), BadLen()):
    try:
        while cond: break
    except Exception as e:
        print(type(e).__name__, e)
n = 5
while n > 0 and n != 2: n -= 1
while (m := n * 2) < 100: n = m
while not n == 0: n = 0
print(n, m)
