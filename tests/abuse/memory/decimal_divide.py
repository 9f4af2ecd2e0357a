# ends: memory
import decimal
with decimal.localcontext(prec=10**12):
    decimal.Decimal(1) / 3
