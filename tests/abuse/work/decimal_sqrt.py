# ends: unbroken
import decimal
decimal.getcontext().prec = 1_000_000
while True:
    decimal.Decimal(2).sqrt()
