import math
print(math.sumprod([], []), math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([2**62, 2**62], [4, 4]), math.sumprod([1.5, 2], (2, 1.5)), math.sumprod([10, True], [1, 2.5]), math.sumprod([1e200, 1e200], [1e200, -1e200]) if False else 0, math.sumprod([1j, 2], [3, 4]))
print(math.sumprod([1e16, 1, -1e16], [1.0, 1.0, 1.0]), math.sumprod(range(5), range(5)), math.sumprod(iter([1]), iter([2])))
for p, q in (([1], [1, 2]), ([1, 2], [1]), (1, [2]), (["a"], [1.5])):
    try:
        print(math.sumprod(p, q))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
