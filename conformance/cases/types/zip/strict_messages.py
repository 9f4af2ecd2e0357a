for args in (("ab", "c"), ("a", "bc"), ("ab", "cd", "e"), ("ab", "cd", "efg"), ("", "a"), ("a", ""), ("a", "b", "", "c"), ("ab", "ab")):
    try:
        print(list(zip(*args, strict=True)))
    except ValueError as e:
        print(e)
print(list(zip(strict=True)))
