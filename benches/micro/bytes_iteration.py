"""Bytes one by one: checksums, indices, changes in a bytearray, counts by value."""

DATA = bytes(range(256)) * 14


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def run():
    total = 0
    for key in range(250):
        total ^= adler(DATA)
        mixed = bytearray(DATA)
        for i in range(len(mixed)):
            mixed[i] ^= key
        counts = [0] * 256
        for byte in mixed:
            counts[byte] += 1
        total += mixed[-1] + counts[key] + sum(DATA)
    return total
