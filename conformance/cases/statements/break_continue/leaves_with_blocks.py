class C:
    def __init__(self, name): self.name = name
    def __enter__(self): print("enter", self.name)
    def __exit__(self, *a): print("exit", self.name, a[0])
for i in range(3):
    with C(i), C(-i):
        if i == 0:
            continue
        break
print("done", i)
