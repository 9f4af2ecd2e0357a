from decimal import Decimal
from fractions import Fraction

for value in [0, 1, -1, 2**61 - 1, 2**61, 10**50, -(10**30)]:
    print(value, hash(Decimal(value)) == hash(value), hash(Decimal(f"{value}.00")) == hash(value))
for value in [0.5, -2.75, 1e300, 5e-324, float("inf"), float("-inf")]:
    print(value, hash(Decimal(value)) == hash(value))
print(hash(Decimal("1e-20")) == hash(Fraction(1, 10**20)), {Decimal("1.0"): "a"}[1], hash(Decimal("1.3")))
nan = Decimal("NaN")
print(hash(nan) == object.__hash__(nan))
try:
    hash(Decimal("sNaN"))
except TypeError as error:
    print(error)
