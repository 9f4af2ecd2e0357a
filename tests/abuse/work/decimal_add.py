# ends: work; open
import decimal
decimal.getcontext().prec = 4_000_000
x = decimal.Decimal('7' * 4_000_000)
while True:
    x + x
