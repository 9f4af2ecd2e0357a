data = [3, 0, 5, None, 7]
print(list(filter(None, data)) == [x for x in data if x])
pred = lambda x: x is not None and x > 3
print(list(filter(pred, data)) == [x for x in data if pred(x)])
import itertools
print(list(itertools.filterfalse(pred, data)), list(itertools.filterfalse(None, data)))
