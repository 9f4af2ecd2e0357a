def f(x):
    match x:
        case []: return "empty"
        case [1, 2]: return "one two"
        case (a,): return f"single {a}"
        case [first, *_, "end"]: return f"from {first} to end"
        case [a, [b, *c], *d]: return (a, b, c, d)
        case [*all_]: return all_
        case _: return "no sequence"
print([f(x) for x in ([], (1, 2), [7], [1, 5, "end"], (1, "x"), [1, (2, 3), 4, 5], [1, 2, 3], "ab", b"ab", {1: 2}, range(3), iter([]))])
from collections import UserList, deque
print([f(x) for x in (UserList([7]), deque([1, 2]), bytearray(b"a"), memoryview(b"a"), set(), {}.keys())])
match [1, [2, 3]]:
    case [int(), [*rest]] as whole: print(rest, whole)
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
