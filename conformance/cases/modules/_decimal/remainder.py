from decimal import Decimal

for a, b in [("7", "2"), ("-7", "2"), ("7.5", "-2"), ("1", "3e5"), ("10.5", "0.3"), ("5", "2"), ("0", "-3"), ("3", "Infinity")]:
    a, b = Decimal(a), Decimal(b)
    print(a, b, a % b, a // b, divmod(a, b), a.remainder_near(b))
print(Decimal(3).fma(4, Decimal("0.5")), Decimal("1e30").fma(Decimal("1e-30"), -1), Decimal(2).__rmod__(7), 7 // Decimal(2))
