"""Integers read from text and written as text, in several bases."""


def run():
    total = 0
    for i in range(140_000):
        text = str(i * 37)
        total += int(text)
        total += len(hex(i)) + len(bin(i & 255))
        total += int("ff", 16) + int(f"{i & 63:o}", 8)
        total += len(f"{i:,}") + len(repr(-i))
    return total
