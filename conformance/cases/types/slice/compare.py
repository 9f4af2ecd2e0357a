print(slice(1) == slice(1), slice(1) == slice(2), slice(1) != slice(1, 1), slice(1) == 1, slice(1, 2) < slice(1, 3), slice(1, 2) >= slice(1, 2))
try:
    slice("a") < slice(1)
except TypeError as e:
    print(e)
try:
    slice(1) < 5
except TypeError as e:
    print(e)
