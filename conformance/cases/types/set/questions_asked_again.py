# Subset, intersection and difference of frozensets that are asked the same several times; comparing elements runs their code each time.
seen = []


class Equal:
    def __init__(self, name, hash):
        self.name, self.hash = name, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        seen.append((self.name, getattr(other, "name", other)))
        return isinstance(other, Equal)


sets = [frozenset(row) for row in ([], [0], [64], [0, 64], [1, 2, 3], range(70), "abc", ["a", 1], [62, 63], [-1, -2], [1.0, 2.5], [True])]
answers = set()
for _ in range(4):
    answers.add(tuple((a <= b, a < b, a.isdisjoint(b), len(a & b), len(a - b), len(a | b), a == b) for a in sets for b in sets))
print(len(answers), [sum(map(bool, row)) for row in zip(*answers.pop())])

a, b, c = frozenset([Equal("a", 1), 7]), frozenset([Equal("b", 1), 8]), frozenset([Equal("c", 2)])
for question in frozenset.issubset, frozenset.isdisjoint, frozenset.intersection, frozenset.difference:
    for _ in range(3):
        result = question(a, b), question(a, c)
        print(question.__name__, [r if isinstance(r, bool) else len(r) for r in result], seen)
        seen.clear()
