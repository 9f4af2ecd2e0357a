"""Division and remainders: common divisors, digit sums, primes by trial, days and hours."""


def divisor(a, b):
    while b:
        a, b = b, a % b
    return a


def digits(n):
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def prime(n):
    if n % 2 == 0:
        return n == 2
    factor = 3
    while factor * factor <= n:
        if n % factor == 0:
            return False
        factor += 2
    return n > 1


def run():
    total = 0
    for n in range(1, 72_000):
        total += divisor(n, 360360) + digits(n * 7919)
        if prime(n):
            total += 1
        total += n // 86400 + n % 86400 // 3600
    return total
