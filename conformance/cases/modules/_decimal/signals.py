from decimal import *

for operation in [lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(1) % 0, lambda: Decimal("1e999999") * 10, lambda: Decimal("x"),
                  lambda: Decimal("sNaN") + 1, lambda: Decimal(10) ** 40 // 3, lambda: Decimal(-1).sqrt(), lambda: Decimal(0) ** 0]:
    try:
        print(operation())
    except DecimalException as error:
        print(type(error).__name__, error.args)
quiet = Context(prec=3, Emax=5, Emin=-5, traps=[])
print(quiet.divide(1, 0), quiet.divide(0, 0), quiet.multiply(Decimal("9e5"), 9), quiet.multiply(Decimal("1e-5"), Decimal("1e-3")))
print(quiet)
for cls in [DivisionByZero, Overflow, Underflow, FloatOperation, InvalidOperation]:
    print(cls.__name__, [base.__name__ for base in cls.__mro__])
