"""Which ranges have an iterator of 64 bits, and which another one."""
big = 2**63
for ends in ((big // 2, big // 2 + 2), (0, 2 * big, big // 2), (-big, big - 1), (-big, big - 1, 3), (big - 3, big - 1, 2),
             (0, big - 1, big // 2), (0, big // 2, big), (5, 0, -big), (5, 0, 2 * big), (-big, -big + 2), (big - 1, -big, -big)):
    numbers = range(*ends)
    print(type(iter(numbers)).__name__, type(reversed(numbers)).__name__, list(numbers[:4]), next(reversed(numbers), None))
for walk in (iter(range(big // 2, big // 2 + 9)), reversed(range(big // 2, big // 2 + 9))):
    walk.__setstate__(7)
    print(walk.__length_hint__(), walk.__reduce__(), list(walk), walk.__reduce__())
