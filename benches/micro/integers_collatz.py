"""The lengths of the chains that lead to one: tests of parity, halving, tripling."""


def chain(n):
    length = 1
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        length += 1
    return length


def run():
    longest = best = 0
    for n in range(1, 21_000):
        length = chain(n)
        if length > longest:
            longest, best = length, n
    return longest, best
