"""Tuples as keys: nested, with numbers that are equal, with NaN, and with objects that compare in Python."""


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 5

    def __eq__(self, other):
        log.append(self.value)
        return isinstance(other, Key) and self.value == other.value


log = []
nan = float("nan")
d = {(1, ("a", (2, (3, (4, (5,)))))): "deep", (nan, 1): "nan", (Key(1), 2): "key", (10**30, b"x"): "big"}
print(d[1, ("a", (2, (3, (4, (5,)))))], d[1.0, ("a", (2, (3, (4, (5,)))))], d[True, ("a", (2, (3, (4, (5,)))))])
print(d[nan, 1], (float("nan"), 1) in d, d[10**30, b"x"], (10**30, "x") in d)
print(d[Key(1), 2], (Key(2), 2) in d, set(log))
print((1, 2) == (1, 2, 3), (1, (2, 3)) == (1, (2, 3)), (1, "2") == (1, 2), (nan,) == (nan,), (None, 1) == (None, 2))
print((1, (2,)) != (1, (2, 3)), () == (), ((), ()) == ((), (1,)))
deep_one = deep_two = ()
for _ in range(50):
    deep_one, deep_two = (deep_one, 1), (deep_two, 1)
print(deep_one == deep_two, {deep_one: 1}[deep_two], deep_one == (deep_two, 1))


class Own(tuple):
    def __eq__(self, other):
        return "own"

    __hash__ = tuple.__hash__


Pair = __import__("collections").namedtuple("Pair", "a b")
n = {(Pair(1, 2), "k"): "named", (Own((3,)), "k"): "own"}
print(n[Pair(1, 2), "k"], n[(1, 2), "k"], n[(3,), "k"], n[Own((3,)), "k"], (Own((3,)),) == (Own((4,)),))
