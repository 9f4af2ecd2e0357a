import math
print(math.nextafter(1, 2), math.nextafter(1, 0), math.nextafter(0, 1), math.nextafter(0, -1), math.nextafter(math.inf, 0), math.nextafter(1, 1), math.nextafter(math.nan, 1))
print(math.nextafter(0.0, -0.0), math.nextafter(1, math.inf, steps=0), math.nextafter(1, 2, steps=2**52), math.nextafter(-1, 1, steps=2**62), math.nextafter(5e-324, -5e-324, steps=2), math.nextafter(1, 2, steps=10**30), math.nextafter(1, -1, steps=2**64))
for steps in (-1, 1.5, "a"):
    try:
        print(math.nextafter(1, 2, steps=steps))
    except (ValueError, TypeError) as e:
        print(e)
