# ends: work
import decimal
x = '7' * 4_000_000
while True:
    decimal.Decimal(x)
