s = {1, "a", None, (1, 2), frozenset([1])}
print(1 in s, 1.0 in s, True in s, "b" in s, None in s, (1, 2) in s)
print({1} in s, frozenset([1]) in s, {2} in s)
try:
    [] in s
except TypeError as e:
    print(e)
