# ends: memory
import decimal
with decimal.localcontext(prec=1_000_000):
    x = [decimal.Decimal(1) / 3 for _ in range(1000)]
