from itertools import accumulate
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([])), list(accumulate([], initial=5)))
print(list(accumulate([1, 2, 3], operator.mul)), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(accumulate([1, 2], lambda a, b: (a, b), initial=None)))
print(list(accumulate(iterable=[1, 2], func=None)), list(accumulate([[1], [2]])))
for call in (lambda: accumulate(), lambda: accumulate(5), lambda: accumulate([], None, 1), lambda: list(accumulate([1, "a"])), lambda: list(accumulate([1, 2], 5)), lambda: accumulate([], foo=1)):
    try:
        call()
    except TypeError as e:
        print(e)
