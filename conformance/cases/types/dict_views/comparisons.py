"""Keys and items compare as sets do, values by identity."""
from _attempt import attempt
import operator

a, b = {1: "x", 2: "y"}, {2: "y", 1: "x", 3: "z"}
for compare in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    print(compare.__name__, compare(a.keys(), b.keys()), compare(a.items(), b.items()), compare(a.keys(), {1, 2}),
          compare({1, 2, 3}, a.keys()))
print(a.values() == a.values(), a.keys() == [1, 2], a.items() == {(1, "x"), (2, "y")}, a.keys() == frozenset({1, 2}))
values = a.values()
print(values == values, values != a.values())
attempt(operator.lt, a.keys(), [1])
attempt(operator.lt, a.values(), a.values())
attempt(operator.ge, a.items(), 3)
