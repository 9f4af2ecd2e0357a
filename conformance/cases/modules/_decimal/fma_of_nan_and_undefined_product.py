# Zero times infinity is invalid whatever is added.
from decimal import Context, Decimal, InvalidOperation

context = Context(prec=9, traps=[])
for a, b, c in [
    ("Inf", "0", "sNaN456"), ("0", "-Inf", "NaN7"), ("0E5", "Inf", "1"), ("Inf", "2", "sNaN3"), ("NaN1", "0", "sNaN2"),
    ("sNaN8", "Inf", "sNaN9"), ("Inf", "NaN4", "0"), ("0", "3", "NaN5"), ("Inf", "-1", "Inf"),
]:
    context.clear_flags()
    result = Decimal(a).fma(Decimal(b), Decimal(c), context)
    print(a, b, c, result, [flag.__name__ for flag, raised in context.flags.items() if raised])
try:
    Decimal("Inf").fma(0, Decimal("NaN"))
except InvalidOperation as error:
    print(repr(error))
