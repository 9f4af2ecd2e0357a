for i, (a, b) in enumerate([(1, 2), (3, 4)], 1):
    print(i, a, b)
print({c: i for i, c in enumerate("abca")})
print(dict(enumerate("xy")), [*enumerate("z")], max(enumerate([3, 9, 5]), key=lambda p: p[1]))
try:
    for i, a, b in enumerate("ab"): pass
except ValueError as e:
    print(e)
