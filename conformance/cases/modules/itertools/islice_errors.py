from itertools import islice
for args in ((), ("a",), ("a", -1), ("a", "b"), ("a", 1, -1), ("a", -1, 2), ("a", 1, 2, 0), ("a", 1, 2, -1), ("a", 1, 2, "b"), ("a", 1, 2, 3, 4), (5, 1), ("a", 2**70), ("a", 1.5)):
    try:
        islice(*args)
    except (TypeError, ValueError) as e:
        print(args, type(e).__name__, e)
try:
    islice("a", stop=1)
except TypeError as e:
    print(e)
