(a, b), c = (1, 2), 3
print(a, b, c)
a, *b = (1, 2, 3)
print(a, b)
a, b = b, a
print(a, b)
for text in ("a, b = (1,)", "a, b = (1, 2, 3)", "a, *b, c = ()"):
    try:
        exec(text)
    except ValueError as e:
        print(e)
print(*(1, 2), *(), (*"ab", 3))
