class It:
    def __init__(self, name, n): self.name, self.n = name, n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __del__(self): print("del", self.name)
for x in It("full", 1): print("body")
else: print("else")
print("after full")
for x in It("broken", 2): break
print("after broken")
def f():
    for x in It("returned", 2): return "value"
print(f())
def g():
    for x in It("raised", 2): raise ValueError
try:
    g()
except ValueError:
    print("handling")
print("handled")
for x in [It("item 1", 0), It("item 2", 0)]:
    print("loop", x.name)
print("x lives")
x = None
print("end")
