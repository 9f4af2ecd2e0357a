print(any([]), all([]), any([0, "", 3]), all([1, "a"]), all([1, 0, 5]), any(x > 3 for x in range(5)))
class Bad:
    def __bool__(self):
        raise ValueError("bool")
for f in (any, all):
    try:
        f([Bad()])
    except ValueError as e:
        print(e)
    try:
        f(5)
    except TypeError as e:
        print(e)
it = iter([0, 1, 2])
print(any(it), list(it))
