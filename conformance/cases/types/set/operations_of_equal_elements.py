"""Operations of sets whose elements are equal by code, or have the same hash."""


class Same:
    def __init__(self, name, kind):
        self.name, self.kind = name, kind

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Same) and self.kind == other.kind

    def __repr__(self):
        return f"{self.name}{self.kind}"


a = {Same("a", kind) for kind in range(4)}
b = frozenset(Same("b", kind) for kind in range(2, 6))
name = lambda elements: sorted(map(repr, elements))
print(name(a & b), name(b & a), name(a - b), name(b - a), name(a | b), name(a ^ b))
print(a <= b, a.isdisjoint(b), {Same("c", 2)} <= b, a.isdisjoint([Same("d", 9)]))
print(name(a.difference({Same("e", 1): 0})), name(a.intersection([Same("f", 3)])))
print({1, 2.0, 3} - {1.0, 2}, {1, True, 1.0}, {0, 1} & {False, True})
big = set(range(0, 100, 2))
print(len(big - set(range(50))), len(big & set(range(50))), sorted(big - {0, 98})[:3], big > {4, 8})


class Refuses:
    def __hash__(self):
        return 2

    def __eq__(self, other):
        raise ValueError("refused")


for operation in (lambda: {Refuses()} - {Refuses()}, lambda: {Refuses()} & {Refuses()}, lambda: {Refuses()} <= {Refuses(), 5}):
    try:
        print(operation())
    except ValueError as error:
        print(error)
