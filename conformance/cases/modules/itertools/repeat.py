from itertools import repeat
import operator
print(list(repeat("x", 3)), list(repeat("x", 0)), list(repeat("x", -1)), list(zip(repeat(1), "ab")), list(map(pow, range(4), repeat(2))))
r = repeat([1], times=3)
print(r, operator.length_hint(r), next(r), r, repeat(1), list(repeat(object=5, times=2)))
for call in (lambda: repeat(), lambda: repeat(1, "a"), lambda: repeat(1, None), lambda: repeat(1, 2, 3), lambda: repeat(1).__length_hint__()):
    try:
        call()
    except TypeError as e:
        print(e)
