print(len(range(0)), len(range(5)), len(range(1, 10, 3)), len(range(10, 1)), len(range(10, 1, -4)), len(range(-5, 5)))
try:
    len(range(2**70))
except OverflowError as e:
    print(e)
print(bool(range(0)), bool(range(1)), bool(range(2**70)), bool(range(2**70, 0)))
