"""Sorting of what is mostly in order, and ways to keep an order: insort, heaps, merge."""

from bisect import bisect, insort
from heapq import heapify, heappop, heappush, merge


def run():
    ordered = list(range(10_000))
    nearly = ordered[:]
    for i in range(0, 10_000, 100):
        nearly[i], nearly[i - 1] = nearly[i - 1], nearly[i]
    runs = ordered[::2] + ordered[1::2]
    total = 0
    for _ in range(55):
        total += sorted(ordered)[5] + sorted(nearly)[6] + sorted(runs)[7]
        total += sorted(ordered[::-1])[8]
    kept = []
    for i in range(30_000):
        number = i * 7919 % 30011
        total += bisect(kept, number)
        insort(kept, number)
    heap = runs[:6000]
    heapify(heap)
    for i in range(65_000):
        smallest = heappop(heap)
        total += smallest
        heappush(heap, smallest + i % 5000)
    return total, sum(merge(kept, ordered))
