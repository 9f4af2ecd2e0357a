a = {1, 2, 3}
b = a
a |= {4}
a &= {2, 3, 4}
a -= {2}
a ^= {4, 5}
print(a, a is b)
a.update([7], "x")
a.difference_update([7])
a.intersection_update({5, 3, "x"}, [3, 5])
a.symmetric_difference_update([3, 9])
print(a == {5, 9})
try:
    a |= [1]
except TypeError as e:
    print(e)
a ^= a
print(a)
