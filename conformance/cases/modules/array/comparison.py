from array import array
a = array('i', [1, 2, 3])
print(a == array('i', [1, 2, 3]), a == array('d', [1, 2, 3]), a != array('i', [1, 2]), a < array('i', [1, 3]), a <= array('b', [1, 2, 3]), a > array('i', [1]), a >= array('i'), a == [1, 2, 3], a != None)
try:
    a < [1]
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)
print(array('w', 'a') < array('w', 'b'), array('Q', [2**64 - 1]) > array('q', [-1]))
