# ends: memory
import decimal
decimal.getcontext().prec = decimal.MAX_PREC
decimal.getcontext().Emax = decimal.MAX_EMAX
x = decimal.Decimal('9' * 1000)
while True:
    x *= x
