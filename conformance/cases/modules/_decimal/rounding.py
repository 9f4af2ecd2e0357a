from decimal import *

modes = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
for mode in modes:
    context = Context(prec=3, rounding=mode)
    print(mode, *[context.create_decimal(x) for x in ["1.005", "1.015", "-1.0051", "2.3749", "-9.995", "1.001"]])
    print(Decimal("-2.5").to_integral_value(mode), Decimal("2.5").quantize(1, rounding=mode), Decimal("7.1").to_integral_exact(rounding=mode))
try:
    Decimal(1).quantize(1, rounding="ROUND_ODD")
except TypeError as error:
    print(error)
