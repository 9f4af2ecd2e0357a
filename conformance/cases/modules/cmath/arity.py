import cmath
for f, args in ((cmath.sin, ()), (cmath.sin, (1, 2)), (cmath.phase, ()), (cmath.polar, (1, 2)), (cmath.rect, ()), (cmath.log10, (1, 2))):
    try:
        f(*args)
    except TypeError as e:
        print(e)
try:
    cmath.sin(z=1)
except TypeError as e:
    print(e)
