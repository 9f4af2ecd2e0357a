# ends: work
import decimal
decimal.getcontext().prec = 4_000_000
decimal.getcontext().Emax = decimal.MAX_EMAX
x = decimal.Decimal('7' * 4_000_000)
while True:
    x + x
