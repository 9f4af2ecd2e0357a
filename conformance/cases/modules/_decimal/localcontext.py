from decimal import *

with localcontext() as context:
    context.prec = 4
    print(Decimal(2).sqrt(), getcontext() is context)
    with localcontext(Context(prec=9), rounding=ROUND_UP, traps=[]) as inner:
        print(Decimal(1) / 3, inner.rounding, Decimal(1) / 0, inner.flags[DivisionByZero])
    print(getcontext().prec)
print(Decimal(2).sqrt())
for make in [lambda: localcontext(3), lambda: localcontext(precision=3), lambda: setcontext(None), lambda: IEEEContext(33)]:
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, Decimal(1) / 7)
