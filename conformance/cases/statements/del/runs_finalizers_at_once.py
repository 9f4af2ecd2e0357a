class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
a = Noisy("a")
b = [Noisy("b"), a]
del a
print("after a")
del b
print("after b")
Noisy("c")
print("end")
