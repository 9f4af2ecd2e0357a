"""`//`, `%` and `round` where the exact result lies close to a whole number or between two."""

from math import inf, nextafter

for b in [2.0, -2.0, 0.1, -0.75, 3.0, 1e300, 5e-324]:
    for n in [0, 1, -1, 7, 2**20 + 1, 2**53]:
        for a in [n * b, nextafter(n * b, inf), nextafter(n * b, -inf)]:
            print(a, b, a // b, a % b, divmod(a, b))
for a in [0.0, -0.0, 0.3, -0.3, 1e22, inf]:
    print(a, [(str(a // b), str(a % b)) for b in [1.0, -1.0, 7.5, inf, -inf]])
for value in [0.5, 1.5, 2.5, -2.5, 2.675, 0.125, 1e15 + 0.5, 4503599627370497.5, 5e-324, -0.4]:
    print(value, round(value), [round(value, places) for places in (-1, 0, 1, 2, 15, 19, 20, 300)])
