print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(1e300, -299), round(0.5), round(1.5), round(5.015, 2))
print(round(2.5, 0), round(-0.4), round(-0.4, 0), round(1e16), round(3.7, None), round(1.23456789, 5), round(5e-324, 400), round(1e22, -400))
for f in (lambda: round(float("inf")), lambda: round(float("nan")), lambda: round(1.5, "a"), lambda: round(1.7e308, -308), lambda: round("x")):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
