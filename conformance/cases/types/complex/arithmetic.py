a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, abs(a), a == b, a != b, a.conjugate(), bool(0j), bool(a))
print(a + 1, 1 + a, a * 2.5, 2 / a, a - 1.5, 1.5 - a, a / 2, a ** 2, a ** -1, a ** 0.5, 2 ** a, a ** b, 0j ** 0)
