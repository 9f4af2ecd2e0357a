class A:
    "Doc of A."
    x = 1
    def __init__(self, y=2): self.y = y
    def both(self): return self.x, self.y
class B(A):
    x = 10
    def both(self): return super().both() + ("B",)
print(A().both(), B(3).both(), A.__doc__, B.__doc__, B.__bases__, B.__mro__)
print(A.__dict__["x"], "y" in A.__dict__, vars(A(5)), isinstance(B(), A), issubclass(A, B))
