class D:
    def __del__(self): print("deleted")
    def __iter__(self): return iter([1])
try:
    zip(iter(D()), 5)
except TypeError as e:
    print(e)
class It:
    def __init__(self): self.d = D()
    def __iter__(self): return self
    def __next__(self): return 1
try:
    zip(It(), 5)
except TypeError as e:
    print(e)
print("end")
