from decimal import Decimal, getcontext

a, b = Decimal("12.345"), Decimal("-6.7")
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(-a, +a, abs(b), a ** 2, b ** -3, 2 - a, 10 / b, 7 % b)
print(Decimal("1e28") + Decimal("0.4"), Decimal("1e28") + Decimal("0.6"))
print(Decimal(10) ** 40 * Decimal(10) ** 40 + 1, Decimal(1) / 3 * 3)
print(sorted(signal.__name__ for signal, on in getcontext().flags.items() if on))
