a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union(b, [9]), a.intersection(b, [2]), a.difference(b, [1]), a.symmetric_difference(b))
print(a.union(), a.intersection(), a.difference(), a.union("x") - {"x"} == a)
for f in (lambda: a | [1], lambda: a & "x", lambda: a - 5, lambda: a ^ None, lambda: a + b):
    try:
        f()
    except TypeError as e:
        print(e)
