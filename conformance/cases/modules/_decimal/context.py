from decimal import *
import pickle, copy

context = Context(prec=5, rounding=ROUND_DOWN, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow])
print(context)
print(copy.copy(context), context.copy() == context, context.Etiny(), context.Etop(), context.radix())
print(repr(pickle.loads(pickle.dumps(context))) == repr(context))
context.clear_flags()
context.clear_traps()
print(context.flags, context.traps[Overflow], context.divide(1, 3), context.flags[Rounded])
for name, value in [("prec", 0), ("prec", "x"), ("Emin", 1), ("Emax", -1), ("rounding", "up"), ("capitals", 2), ("clamp", -1), ("flags", 3), ("other", 1)]:
    try:
        setattr(context, name, value)
    except (TypeError, ValueError, AttributeError) as error:
        print(name, type(error).__name__, error)
try:
    del context.prec
except AttributeError as error:
    print(error)
print(DefaultContext, BasicContext, ExtendedContext, IEEEContext(64), sep="\n")
