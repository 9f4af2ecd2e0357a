from decimal import *

for a, b in [("2", "10"), ("1.1", "-7"), ("2", "0.5"), ("1.00", "3"), ("1.0", "0.5"), ("-2", "3"), ("0", "-1"), ("0", "5"), ("inf", "-2"), ("0.5", "inf"),
             ("7", "-0.333"), ("9.99", "12345.6"), ("10", "1e3")]:
    print(a, b, Decimal(a) ** Decimal(b))
print(pow(Decimal(7), 100, 13), pow(Decimal("1e50"), 3, 97), getcontext().power(-3, 3, 5), 2 ** Decimal("0.1"))
for a, b, c in [("-2", "0.5", None), ("2", "-1", "5"), ("2", "3", "0"), ("10", "1e9", None)]:
    try:
        print(pow(Decimal(a), Decimal(b), Decimal(c) if c else None))
    except DecimalException as error:
        print(a, b, c, type(error).__name__, error)
