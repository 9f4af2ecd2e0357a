print(list(zip("ab", "cd", strict=True)), list(zip(strict=True)))
for args in (("ab", "c"), ("a", "bc"), ("ab", "cd", "e"), ("a", "b", "cd"), ("ab", "cd", "efg")):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
z = zip("a", "b", strict=True)
print(z.__reduce__()[2:], z.__setstate__(False), z.__reduce__()[2:])
