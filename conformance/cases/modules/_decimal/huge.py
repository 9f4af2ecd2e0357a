from decimal import *

c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
a = Decimal(7) ** 20
x = c.power(7, 4000)
print(len(str(x)), str(x)[:20], str(x)[-20:], x == 7**4000, c.multiply(x, x) == 7**8000)
print(c.divide_int(c.multiply(x, x) + 5, x) == x, int(x) == 7**4000, c.remainder(x, 10**50 + 1) == 7**4000 % (10**50 + 1))
print(c.add(Decimal("1e50"), 1), MAX_PREC, MIN_ETINY)
print(Decimal(3**20000) == 3**20000, hash(Decimal(3**20000)) == hash(3**20000))
