from decimal import Decimal, InvalidOperation

for value in ["1_000.5", " 12 ", "1e5", "-0", ".5", "5.", "+Infinity", "sNaN007", "٣.١", 7, -(2**130), 1.1, True, (1, (1, 2, 3), -2),
              [0, [5], 3], (0, (), "n"), (1, (0,), "F")]:
    print(repr(Decimal(value)))
for value in ["", "1 1", "e5", "1e", "--1", "nan1x", None, 1j, (1, 2), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"), (0, (1,), 1.5)]:
    try:
        print(Decimal(value))
    except (InvalidOperation, TypeError, ValueError) as error:
        print(repr(value), type(error).__name__, error)
