# Keys that are tuples in tuples, of subclasses too.
class Plain(tuple):
    pass


class Hashes(tuple):
    def __hash__(self):
        return 7


class Equals(tuple):
    def __eq__(self, other):
        return True

    __hash__ = tuple.__hash__


table = {(1, Plain((1, 2)), "a"): "found"}
print(table[1, (1, 2), "a"], table.get((1, (1, 2), "b")), table.get((1, Hashes((1, 2)), "a")))
hash(Hashes((1,)))
print(hash(Hashes((1,))), {Hashes((1,)): 2}.get((1,)), {Hashes((1,)): 2}.get(Hashes((1,))))
print((1, Equals((3,))) == (1, (4,)), ((1,),) == ((1, 2),), (1.0, "a") == (True, "a"), ((1, 2), 3) == ((1, 2), 3.0))
print((b"a",) == ("a",), (int,) == (float,), (None,) == (0,), ("a",) == (1,), ((),) == (1,), (b"ab",) == (b"a" + b"b",))
