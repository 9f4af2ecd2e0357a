class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
n = 0
while n < 2:
    d = D(n)
    print("body", n)
    n += 1
print("still", d.n)
del d
while D("condition") and n < 3:
    n += 1
    print("in body")
print("after")
def f():
    while True:
        x = D("local")
        break
    print("broken")
f()
while (y := D("walrus")) and n < 5:
    n += 1
y = None
l = [D("a"), D("b")]
while l:
    l.pop()
    print("popped")
