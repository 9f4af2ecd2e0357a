print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(None, [])))
for call in (lambda: map(), lambda: map(str), lambda: map(str, 5), lambda: list(map(None, [1])), lambda: map(str, [], x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
m = map(pow, [2, 3], iter([3, 2]))
print(next(m), m.__reduce__()[1][0], list(m))
