from itertools import zip_longest
print(list(zip_longest("abc", "x")), list(zip_longest("ab", [1, 2, 3], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])), list(zip_longest("a")))
for call in (lambda: zip_longest(5), lambda: zip_longest("a", foo=1), lambda: zip_longest("a", fillvalue=1, foo=2)):
    try:
        call()
    except TypeError as e:
        print(e)
def fails():
    yield 1
    raise ValueError("second")
z = zip_longest("abc", fails())
print(next(z))
try:
    next(z)
except ValueError as e:
    print(e, list(z))
