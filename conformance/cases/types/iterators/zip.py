print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip("ab", "cd", "ef")), list(zip([], "a")))
z = zip("ab", iter([1, 2]))
print(next(z), z.__reduce__()[0], type(z).__name__)
for call in (lambda: zip(5), lambda: zip("a", 5), lambda: zip("a", foo=1)):
    try:
        call()
    except TypeError as e:
        print(e)
