class N:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n
def get(n):
    print("get", n)
    return N(n)
if get(1) < get(2) < get(3):
    print("increasing")
if get(2) < get(1) < get(5):
    print("never")
if not get(1) < get(0) < get(2):
    print("not")
