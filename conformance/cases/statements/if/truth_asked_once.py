class T:
    def __init__(self, name, value): self.name, self.value = name, value
    def __bool__(self):
        print("bool of", self.name)
        return self.value
    def __repr__(self): return self.name
a, b, c = T("a", True), T("b", False), T("c", True)
if a and b or c:
    print("taken")
if not (a and c):
    print("no")
if (a or b) and not b:
    print("taken too")
print(a and b and c, b or c)
if a if b else c:
    print("ternary")
