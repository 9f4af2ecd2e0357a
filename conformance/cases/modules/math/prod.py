import math
print(math.prod([]), math.prod([1, 2, 3, 4]), math.prod(range(1, 25)), math.prod([2**40] * 3), math.prod([1.5, 2, 3]), math.prod([2, 0.5, 10**20]), math.prod([], start=5), math.prod(["a"], start=3), math.prod([1j, 2]), math.prod([True, 2.5]))
print(math.prod([2, 3], start=1.0), math.prod([0.1] * 3), math.prod(iter([3, 4])), math.prod([1.0, 2**70]))
try:
    math.prod(["a", "b"])
except TypeError as e:
    print(e)
