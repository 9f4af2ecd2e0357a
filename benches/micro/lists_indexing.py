"""Items read, written and swapped by index: a sieve, a shuffle, prefix sums."""


def run():
    size = 200_000
    sieve = [True] * size
    sieve[0] = sieve[1] = False
    for n in range(2, 448):
        if sieve[n]:
            for multiple in range(n * n, size, n):
                sieve[multiple] = False
    items = list(range(size))
    seed = 12345
    for i in range(size - 1, 0, -1):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        j = seed % (i + 1)
        items[i], items[j] = items[j], items[i]
    sums = [0] * (size + 1)
    for i in range(size):
        sums[i + 1] = sums[i] + items[i]
    sums[-1] -= items[-2]
    return sieve.count(True), items[:5], sums[size // 2], sums[-1]
