# ends: work
import decimal
x = decimal.Decimal('7' * 4_000_000)
while True:
    str(x)
