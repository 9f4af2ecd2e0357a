print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(1) != range(2), range(3) == range(0, 3, 1))
print(hash(range(0)) == hash(range(5, 5)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(1)) == hash(range(0, 1, 5)))
for f in (lambda: range(1) < range(2), lambda: range(1) + range(2), lambda: range(1) * 2):
    try:
        f()
    except TypeError as e:
        print(e)
