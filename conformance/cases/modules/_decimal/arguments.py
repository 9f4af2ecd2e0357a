from decimal import *

d = Decimal("1.5")
for call in [lambda: d.exp(3), lambda: d.compare(), lambda: d.compare("1"), lambda: d.fma(1), lambda: d.quantize(1, rounding=3), lambda: d.exp(1, 2),
             lambda: Decimal(1, 2, 3), lambda: Decimal(value=1, foo=2), lambda: Context(1, 2, 3, 4, 5, 6, 7, 8, 9), lambda: Context(foo=1), lambda: d + "1",
             lambda: Context().add("1", 2), lambda: Decimal.from_float("1"), lambda: Decimal.from_number("1"), lambda: Context().canonical(1)]:
    try:
        print(call())
    except TypeError as error:
        print(error)
print(d.max(other=2), d.quantize(exp=Decimal("0.1"), context=None), d.to_integral_value(rounding=ROUND_UP), Context().power(a=2, b=3))
