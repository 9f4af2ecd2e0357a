from functools import reduce
import operator
print(reduce(operator.add, [1, 2, 3]), reduce(operator.add, [1, 2], 10), reduce(operator.add, [], 5), reduce(operator.add, [7]), reduce(lambda a, b: a + b, "abc"), reduce(max, [3, 1], initial=2))
for call in (lambda: reduce(operator.add, []), lambda: reduce(operator.add), lambda: reduce(operator.add, 5), lambda: reduce(5, [1, 2]), lambda: reduce(operator.add, [1, "a"]), lambda: reduce(operator.add, [1], 2, 3), lambda: reduce(function=1, iterable=[])):
    try:
        call()
    except TypeError as e:
        print(e)
