for i, c in enumerate(reversed("abc")):
    print(i, c)
a, *b = reversed([1, 2, 3])
print(a, b, max(reversed([1, 5, 2])), sum(reversed((1, 2))))
print([*reversed("xy")], 2 in reversed([1, 2]), sorted(reversed([3, 1])))
print(dict(reversed([("a", 1), ("a", 2)])))
