from decimal import *

row = [Decimal(x) for x in ["NaN", "-1.0", "1", "1.0", "sNaN", "-Infinity", "0", "-0", "-NaN3", "12E1", "120"]]
from functools import cmp_to_key
print(sorted(row, key=cmp_to_key(lambda a, b: int(a.compare_total(b)))))
print(Decimal(1).max(Decimal("NaN")), Decimal("1.0").max(1), Decimal("1.0").min(1), Decimal(-3).max_mag(2), Decimal(-3).min_mag(2))
print(Decimal(1).compare(2), Decimal("NaN").compare(1), Decimal("-2").compare_total_mag(Decimal("1")))
try:
    Decimal("NaN").compare_signal(1)
except InvalidOperation as error:
    print(error)
