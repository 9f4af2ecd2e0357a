"""Digits of pi from a fraction of growing integers, and of e from a series."""


def digits():
    """The digits of pi, one after another, taken from a product of fractions as soon as they are certain."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = q * 10, (r - m * t) * 10, (q * 3 + r) * 10 // t - 10 * m
        else:
            m = (q * (7 * k + 2) + r * x) // (t * x)
            q, r, t, k, x = q * k, (2 * q + r) * x, t * x, k + 1, x + 2


def euler(count):
    """e times ten to a power."""
    one = 10 ** (count + 10)
    total, term, n = 0, one, 0
    while term:
        total += term
        n += 1
        term //= n
    return total // 10**10


def run():
    pi = []
    for digit in digits():
        pi.append(str(digit))
        if len(pi) == 1_700:
            break
    return "".join(pi[-20:]), euler(2_000) % 10**12
