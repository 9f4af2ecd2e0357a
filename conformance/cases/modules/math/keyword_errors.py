import math
for f in (lambda: math.sqrt(x=1), lambda: math.gcd(a=1), lambda: math.log(1, base=2), lambda: math.hypot(x=1), lambda: math.prod([1], 2), lambda: math.prod([2, 3], begin=1), lambda: math.isclose(1, 1, rel=0.1), lambda: math.nextafter(1, 2, 3), lambda: math.isclose(1, 2, 0.5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(math.prod([2, 3], start=10), math.isclose(a=1, b=1 + 1e-10), math.nextafter(1.0, 2.0, steps=4))
