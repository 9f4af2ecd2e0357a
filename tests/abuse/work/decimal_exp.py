# ends: work
import decimal
decimal.getcontext().prec = 1_000_000
decimal.Decimal(2).exp()
