"""Calls of methods: of a class of its own, of a base class, bound ones."""


class Base:
    def __init__(self):
        self.count = 0

    def add(self, n):
        self.count += n


class Counter(Base):
    def step(self):
        self.add(1)
        return self


def run():
    counter = Counter()
    add = counter.add
    for _ in range(900_000):
        counter.step()
        add(2)
    return counter.count
