a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a)
c = a
c |= b
print(c, c is a)
c |= [("w", 5)]
print(c)
for f in (lambda: a | [("q", 1)], lambda: [] | a, lambda: a | None):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    a |= 5
except TypeError as e:
    print(e)
