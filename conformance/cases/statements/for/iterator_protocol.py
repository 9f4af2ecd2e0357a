class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): print("iter"); return self
    def __next__(self):
        if not self.n:
            raise StopIteration("unused")
        self.n -= 1
        return self.n
for x in Countdown(3):
    print(x)
class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i
for x in Old():
    print(x)
