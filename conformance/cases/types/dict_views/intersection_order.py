"""The smaller side of an intersection is looked through; operands are only iterated as far as needed."""


class Loud:
    def __init__(self, *values):
        self.values = values

    def __iter__(self):
        for value in self.values:
            print("give", value)
            yield value


table = {1: 1, 2: 2, 3: 3}
print(table.keys() & Loud(3, 4))
print(table.keys().isdisjoint(Loud(9, 2, 1)))
print(table.keys() - Loud(1))
print(sorted(table.items() | Loud((5, 5))))
print(sorted(table.keys() ^ Loud(3, 4)))
