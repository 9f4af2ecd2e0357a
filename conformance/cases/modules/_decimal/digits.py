from decimal import *

c = Context(prec=5)
print(c.shift(12345, 2), c.shift(12345, -2), c.rotate(12345, 2), c.rotate(12345, -1), c.rotate(1234567, 1))
print(c.logical_and(1101, 1011), c.logical_or(1100, 1), c.logical_xor(11111, 10101), c.logical_invert(101))
for act in [lambda: c.logical_and(2, 1), lambda: c.shift(1, 6), lambda: c.rotate(1, Decimal("1.0"))]:
    try:
        print(act())
    except InvalidOperation as error:
        print(error)
print(Decimal("1.20").as_integer_ratio(), Decimal("-1e3").as_integer_ratio(), Decimal("0.00").as_integer_ratio(), Decimal("1.5").same_quantum(Decimal("0.1")))
