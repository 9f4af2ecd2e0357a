import operator
print(operator.getitem([1, 2, 3], slice(1, None)), [1, 2, 3].__getitem__(slice(2)), (1, 2).__getitem__(slice(None, None, -1)))
a = [1, 2, 3]
operator.setitem(a, slice(0, 1), [9, 9])
operator.delitem(a, slice(-1, None))
print(a)
