"""Keys and items take part in the operators of sets."""
left, right = {"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 5}
print(sorted(left.keys() & right.keys()), sorted(left.keys() | right.keys()))
print(sorted(left.keys() - right.keys()), sorted(left.keys() ^ right.keys()))
print(sorted(left.items() & right.items()), sorted(left.items() | right.items()))
print(sorted(left.items() - right.items()), sorted(left.items() ^ right.items()))
print(type(left.keys() & {"a"}), type({"a"} | left.keys()), type(frozenset("a") - left.keys()))
print(sorted(left.keys() | ["z", "y"]), sorted("abc" & left.keys()), sorted(left.keys() - iter("ab")))
print(sorted(["x", "a"] ^ left.keys()), left.keys() & {} == set())
