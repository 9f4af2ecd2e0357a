import cmath
def show(f, *zs):
    print(f.__name__, [f(z) for z in zs])
show(cmath.log, complex(-2, 0.0), complex(-2, -0.0))
show(cmath.sqrt, complex(-4, 0.0), complex(-4, -0.0))
show(cmath.acos, complex(3, 0.0), complex(3, -0.0), complex(-3, 0.0))
show(cmath.atan, complex(0.0, 2), complex(-0.0, 2), complex(0.0, -2))
show(cmath.asinh, complex(0.0, 3), complex(-0.0, 3))
show(cmath.acosh, complex(0.5, 0.0), complex(0.5, -0.0), complex(-3, -0.0))
