import decimal, numbers
from decimal import *

print(decimal.__version__, decimal.__libmpdec_version__, HAVE_THREADS, HAVE_CONTEXTVAR, MAX_EMAX, MIN_EMIN)
print([name for name in dir(Decimal) if not name.startswith("__")])
print([name for name in dir(Context) if not name.startswith("__")])
print(isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real), Decimal.__module__, DecimalTuple._fields, DecimalTuple(0, (1,), 2))
for function in [Decimal.quantize, Decimal.fma, Context.power, Context.create_decimal, getcontext, localcontext, Decimal.from_float]:
    print(function.__name__, function.__text_signature__)
