print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=-1)), list(enumerate([], 3)))
e = enumerate("abc", 2**61 - 1)
print(list(e))
e = enumerate("ab", 2**70)
print(next(e)[0] == 2**70, e.__reduce__()[1][1] == 2**70 + 1)
for call in (lambda: enumerate(), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate("a", 1, 2), lambda: enumerate("a", x=1), lambda: enumerate(start=1)):
    try:
        call()
    except TypeError as e:
        print(e)
