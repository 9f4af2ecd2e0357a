# ends: work
from fractions import Fraction
while True:
    x = Fraction(1, 3)
    for _ in range(12):
        x = x * x + Fraction(1, 7)
