# ends: memory
from fractions import Fraction
x = [Fraction(1 << 30_000_000 + n) for n in range(1000)]
