"""Slices that are assigned, deleted and inserted; a sieve by steps, a buffer of bytes that moves."""


def run():
    size = 40_000
    total = 0
    for _ in range(14):
        sieve = [1] * size
        for n in range(2, 200):
            if sieve[n]:
                sieve[n * n :: n] = [0] * len(range(n * n, size, n))
        total += sum(sieve)
    buffer = bytearray(512)
    items = list(range(200))
    for i in range(245_000):
        position = i % 150
        items[position : position + 3] = (i, i, i)
        if i & 1:
            items[position:position] = [i]
        else:
            del items[position : position + 1]
        buffer[position : position + 4] = b"data"
        if i % 16 == 0:
            del buffer[:2]
            buffer[len(buffer) :] = b"xy"
            items[:] = items[1:] + items[:1]
    return total, len(items), sum(items), buffer.count(b"data")
