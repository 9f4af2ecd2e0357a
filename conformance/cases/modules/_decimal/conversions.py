from decimal import *
import math

for x in ["2.5", "-2.5", "1e20", "0.1", "-0", "9007199254740993", "1e-400", "1e400"]:
    x = Decimal(x)
    print(x, int(x), float(x), math.floor(x) if x else 0, math.ceil(x), math.trunc(x), x.is_signed())
for x in ["NaN", "sNaN", "Infinity"]:
    for convert in [int, float, round, math.floor, Decimal.as_integer_ratio]:
        try:
            print(convert(Decimal(x)))
        except (ValueError, OverflowError) as error:
            print(x, type(error).__name__, error)
print(Decimal.from_float(0.1), Decimal.from_float(-0.0), Decimal.from_float(5e-324).adjusted(), Decimal.from_float(3), Decimal(float("nan")))
