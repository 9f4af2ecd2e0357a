class A:
    count = 0
    @classmethod
    def make(cls, *args): cls.count += 1; return cls.__name__, args
    @staticmethod
    def add(a, b): return a + b
class B(A): pass
print(A.make(1), B.make(2), B().make(), A.add(1, 2), A().add(3, 4), A.count, B.count)
print(A.make.__self__, type(A.__dict__["make"]).__name__, A.add.__qualname__)
