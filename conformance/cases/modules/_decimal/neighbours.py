from decimal import *

c = Context(prec=4, Emax=9, Emin=-9)
for x in ["1", "-1", "9.999e9", "0", "1e-12", "Infinity", "-Infinity", "1.0005"]:
    x = Decimal(x)
    print(x, c.next_plus(x), c.next_minus(x), c.next_toward(x, Decimal(5)), c.logb(x) if x else None, c.number_class(x), c.is_subnormal(x))
print(c.scaleb(Decimal("1.5"), 3), c.scaleb(Decimal("1.5"), -11), c.normalize(Decimal("1200.00")), c.copy_sign(3, -1))
