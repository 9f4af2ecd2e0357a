class A:
    def __init__(self, n):
        self.n = self.compute(n)

    def compute(self, n):
        return n.missing

A(5)
