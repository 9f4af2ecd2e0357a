"""Integers, small and large, and their texts."""
import sys


def run(rounds):
    total = 0
    for i in range(rounds):
        total = (total * 31 + i) % 1000003
        total ^= i << 3 & 0xFF
        total += i // 7
    large = 1
    for i in range(rounds // 20):
        large = large * (i + 1) % (1 << 200)
    return total, large, sum(len(str(i)) for i in range(rounds // 4)), int("9" * 30)


print(run(int(sys.argv[1]) * 150))
