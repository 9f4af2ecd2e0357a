from decimal import *

print(Decimal("3.14159").quantize(Decimal("0.01")), Decimal("1e3").quantize(Decimal("0.00")), Decimal("0").quantize(Decimal("1e5")))
print(Decimal("Infinity").quantize(Decimal("-Infinity")), Decimal("NaN5").quantize(1))
small = Context(prec=4, Emax=9, Emin=-9)
for a, b in [("999.96", "0.1"), ("9999.5", "1"), ("12345", "1"), ("1", "1e10"), ("1", "Infinity"), ("1", "1e-13")]:
    try:
        print(a, b, small.quantize(Decimal(a), Decimal(b)))
    except InvalidOperation as error:
        print(a, b, error)
print(round(Decimal("2.675"), 2), round(Decimal("1250"), -2), round(Decimal("2.5")), round(Decimal("-3.5")), type(round(Decimal(2))))
