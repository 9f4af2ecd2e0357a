def g():
    yield 1
    raise KeyError("stop here")
other = iter("abc")
z = zip(g(), other)
print(next(z))
try:
    next(z)
except KeyError as e:
    print(e)
print(next(other), next(z, "over"))
z = zip(other, g(), strict=True)
try:
    print(list(other), next(z, "none"))
except ValueError as e:
    print(e)
