# ends: work
import decimal
decimal.getcontext().prec = 1_000_000
decimal.Decimal(3) ** decimal.Decimal('0.1234567')
