class A:
    def __init__(self, n): self.n = n
    def get(self, k=0): return self.n + k
a = A(5)
m = a.get
print(m(1), m.__self__ is a, m.__func__ is A.get, A.get(a, 2), m == a.get, m is a.get)
a.get = lambda: "own"
print(a.get(), m())
class B: borrowed = A.get
try:
    B().borrowed()
except AttributeError as error:
    print(error)
print(list(map(A(1).get, range(3))))
