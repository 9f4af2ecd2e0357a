class Meta(type):
    def __eq__(cls, other): return cls is other
    __hash__ = None
class A(metaclass=Meta): pass
class B(metaclass=Meta): pass
u = A | B
print(u.__args__ == (A, B), (A | B | A).__args__ == (A, B))
try:
    hash(u)
except TypeError as e:
    print(e)
print(u == (B | A), u == (A | int), (A | int) == (int | A))
