# ends: memory
import decimal
x = int(decimal.Decimal('1e10000000000'))
