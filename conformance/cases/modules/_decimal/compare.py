from decimal import Decimal, InvalidOperation, getcontext, FloatOperation
from fractions import Fraction

one = Decimal("1.00")
print(one == 1, one == 1.0, one == Fraction(1), one == 1 + 0j, one != "1", one < 1.5, one > Fraction(1, 2), one <= True)
print(Decimal("0.1") == 0.1, Decimal("0.1") < 0.1, 0.1 > Decimal("0.1"), Decimal(2) ** 100 == 2**100)
nan, snan = Decimal("NaN"), Decimal("sNaN")
print(nan == nan, nan != 1)
for compare in [lambda: nan < 1, lambda: snan == 1, lambda: one < "1", lambda: one < 1j]:
    try:
        print(compare())
    except (InvalidOperation, TypeError) as error:
        print(type(error).__name__, error)
print(getcontext().flags[FloatOperation])
getcontext().traps[FloatOperation] = True
try:
    one < 1.5
except FloatOperation as error:
    print(error, one == 1.0)
