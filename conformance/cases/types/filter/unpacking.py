a, b = filter(None, [0, 1, 2])
print(a, b)
try:
    a, b = filter(None, [0, 1])
except ValueError as e:
    print(e)
first, *rest = filter(str.isupper, "aBcDE")
print(first, rest)
print(*filter(None, "x y".split()), sep="-")
