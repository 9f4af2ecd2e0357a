a, b = object(), object()
print(a == a, a == b, a != a, a != b, a.__eq__(a), a.__eq__(b), a.__ne__(a), a.__ne__(b), a.__eq__(1))
print(hash(a) == hash(a), hash(a) == object.__hash__(a), {a: 1}[a], a in {a}, a in [b, a], [a] == [a])
for source in ["a < b", "a <= b", "a > b", "a >= b", "a < 1", "1 > a", "a.__lt__(b)", "a.__ge__(b)", "object.__lt__(1, 2)", "object.__eq__(1, 1)", "object.__eq__(1, 1.0)", "object.__eq__(a)", "object.__hash__(5) == object.__hash__(5)", "sorted([a, b])", "max(a, b)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
class E:
    def __eq__(self, other): return True
class H(E):
    __hash__ = object.__hash__
class N:
    def __ne__(self, other): return "ne"
print(E.__hash__, H() in {H()}, E() != 1, E().__ne__(1), N() == N(), N() != 1)
for x in (E(), type("F", (E,), {})()):
    try:
        hash(x)
    except TypeError as e:
        print(e)
