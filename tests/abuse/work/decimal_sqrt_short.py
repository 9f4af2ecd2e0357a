# ends: work
import decimal
decimal.getcontext().prec = 100_000
while True:
    decimal.Decimal(2).sqrt()
