class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)), tuple(Count(2)), set(Count(2)), dict(zip(Count(2), Count(2))), sum(Count(4)), max(Count(3)), sorted(Count(3)))
print(2 in Count(4), [*Count(2)], list(map(str, Count(2))), "".join(map(str, Count(3))))
a, b = Count(2)
print(a, b)
