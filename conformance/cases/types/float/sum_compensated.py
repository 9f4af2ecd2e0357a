print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([1, 2.5, 3]), sum([0.1, 0.2, 0.3], 0.5), sum([float("inf"), -1]), sum([1.5, True]))
print(sum([2**70, 0.5]), sum([1.0, 2**70]), sum([0.1] * 10, start=1), sum([1 + 2j, 0.5, 3]))
for args in ((["a"],), ([1], "x"), ([b"a"], b""), (5,), ([[1]], []), ([[1]],)):
    try:
        print(sum(*args))
    except TypeError as e:
        print(e)
