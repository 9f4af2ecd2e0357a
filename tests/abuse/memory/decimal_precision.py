# ends: memory
import decimal
decimal.getcontext().prec = decimal.MAX_PREC
decimal.getcontext().Emax = decimal.MAX_EMAX
x = [decimal.Decimal(10) ** 100_000_000 + n for n in range(1000)]
