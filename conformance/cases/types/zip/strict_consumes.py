a, b, c = iter("abc"), iter("ab"), iter("abcd")
z = zip(a, b, c, strict=True)
print(next(z), next(z))
try:
    next(z)
except ValueError as e:
    print(e)
print(list(a), list(b), list(c))
try:
    next(z)
except (ValueError, StopIteration) as e:
    print(type(e).__name__)
