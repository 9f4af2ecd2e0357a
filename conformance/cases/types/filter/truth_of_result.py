class T:
    def __init__(self, x): self.x = x
    def __bool__(self):
        print("bool", self.x)
        return self.x > 1
print(len(list(filter(T, [1, 2, 3]))))
class Bad:
    def __bool__(self): return 5
try:
    list(filter(lambda x: Bad(), "a"))
except TypeError as e:
    print(e)
class L:
    def __len__(self): return -1
try:
    list(filter(None, [L()]))
except ValueError as e:
    print(e)
