# ends: memory
import decimal
decimal.getcontext().prec = 1000
while True:
    decimal.Decimal(2).sqrt()
    decimal.getcontext().prec *= 2
