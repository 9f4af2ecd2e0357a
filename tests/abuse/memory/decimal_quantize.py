# ends: memory
import decimal
with decimal.localcontext(prec=10**12, Emin=-10**12):
    x = decimal.Decimal(1).quantize(decimal.Decimal((0, (1,), -10**10)))
