"""Integers of many digits: factorials, Fibonacci numbers, powers and modular powers."""


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def run():
    prime = 2**521 - 1
    checks = []
    for n in range(96):
        checks.append(factorial(900 + n) % 1_000_000_007)
        checks.append(fibonacci(5_000 + n) % 1_000_000_007)
        checks.append(pow(3, prime - 2 - n, prime) & 0xFFFF)
        quotient, rest = divmod(7**1500, 11**300 + n)
        checks.append((quotient ^ rest) % 9973)
    return checks[:4], sum(checks)
