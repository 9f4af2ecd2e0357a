import operator as o
class M:
    def __matmul__(self, other):
        return ("matmul", other)
    def __imatmul__(self, other):
        return ("imatmul", other)
    def __rmatmul__(self, other):
        return ("rmatmul", other)
print(o.matmul(M(), 1), o.imatmul(M(), 2), o.matmul(3, M()), o.__matmul__(M(), 4))
try:
    o.imatmul(1, 2)
except TypeError as e:
    print(e)
