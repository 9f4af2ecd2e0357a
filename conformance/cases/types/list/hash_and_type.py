try:
    hash([])
except TypeError as e:
    print(e)
try:
    {[]: 1}
except TypeError as e:
    print(e)
print(list.__hash__, list.__name__, type([]) is list, isinstance([], list), list[int], list.__doc__ is not None)
