from itertools import filterfalse
print(list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(bool, [0, 2])), list(filterfalse(str.isdigit, "a1")))
def fails(x):
    raise ValueError(x)
for call in (lambda: next(filterfalse(fails, [1])), lambda: filterfalse(), lambda: filterfalse(None), lambda: filterfalse(None, 5), lambda: next(filterfalse(5, [1]))):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
