import math
for x, y in ((7, 3), (-7, 3), (7, -3), (5.5, 2), (1e300, 7), (3, math.inf), (0.0, 5), (-0.0, 5), (2.5, 1), (3.5, 1)):
    print(x, y, math.fmod(x, y), math.remainder(x, y))
for f, args in ((math.fmod, (1, 0)), (math.fmod, (math.inf, 1)), (math.remainder, (1, 0)), (math.remainder, (math.inf, 2)), (math.fmod, (math.nan, 0))):
    try:
        print(f(*args))
    except ValueError as e:
        print(e)
