from itertools import starmap
print(list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(max, ["ab", (1, 5, 3)])), list(starmap(lambda: 1, [()])), list(starmap(print, [])))
for call in (lambda: starmap(), lambda: starmap(pow), lambda: starmap(pow, 5), lambda: next(starmap(pow, [5])), lambda: next(starmap(5, [()])), lambda: next(starmap(pow, [(1,)]))):
    try:
        call()
    except TypeError as e:
        print(e)
