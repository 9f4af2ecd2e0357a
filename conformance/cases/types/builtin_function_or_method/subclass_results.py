"""Builtin functions on subclasses: which results are of the subclass."""
class Int(int): pass


class Str(str): pass


class List(list): pass


class Float(float): pass


for value in (abs(Int(-5)), round(Float(1.5)), sum([Int(1), Int(2)]), divmod(Int(7), 2), pow(Int(2), 3), sorted(List([2, 1])), List([1]) + [2], List([1])[:],
              List([1]).copy(), Str("a").upper(), Str("a") + "b", "".join([Str("x")]), Str("x")[:], max(Int(1), 0), int(Int(3)), str(Str("s")), hash(Int(9)),
              float(Float(2.5)), Int(5).conjugate(), Int(5).real, List([1]).__iter__(), reversed(List([1])), len(Str("abc")), repr(Str("q")), bin(Int(2))):
    print(type(value).__name__, end=" ")
print()
print(type(Int.from_bytes(b"a")).__name__, type(Float.fromhex("0x1p3")).__name__, type(dict.fromkeys("a")).__name__, type(Str.maketrans("a", "b")).__name__)
print(max([Int(1)], default=0).__class__.__name__, sum([Float(1)], Float(2)).__class__.__name__, sum([[1]], List()).__class__.__name__)
