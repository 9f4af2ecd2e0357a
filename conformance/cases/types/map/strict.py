for args in (("ab", "c"), ("a", "bc"), ("ab", "cd", "e"), ("", "x"), ("a", "b")):
    try:
        print(list(map(lambda *a: "".join(a), *args, strict=True)))
    except ValueError as e:
        print(e)
m = map(int, "12", strict=True)
print(m.__reduce__()[2:], list(m))
