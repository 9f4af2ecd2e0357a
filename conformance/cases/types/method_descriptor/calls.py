"""Called with the wrong object, or none."""
from _attempt import attempt

print(str.join("-", "ab"), list.append([], 1), dict.get({1: 2}, 1), str.upper("x"), set.union({1}, [2], [3]))
attempt(list.append)
attempt(list.append, 1)
attempt(list.append, 1, 2)
attempt(list.append, [])
attempt(list.append, [], 1, 2)
attempt(str.join, 5, "ab")
attempt(str.upper, b"x")
attempt(dict.get, [], 1)
attempt(int.bit_length, 1.5)
attempt(list.append, self=[], object=1)
attempt(bytes.join, "", [])
attempt(tuple.count, [1], 1)
