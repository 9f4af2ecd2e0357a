import array
print(array.typecodes, array.ArrayType is array.array, array.array.__mro__, array.array.__name__, array.array.__module__)
print(array.array[int], array.array.__hash__, sorted(n for n in dir(array.array) if not n.startswith('_')))
match array.array('i', [1, 2]):
    case [a, b]:
        print(a, b)
from collections.abc import MutableSequence
print(issubclass(array.array, MutableSequence), array.array('i', [1]).__copy__(), array.array('i', [1]).__deepcopy__({}))
