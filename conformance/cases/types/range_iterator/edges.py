"""Where the values leave 64 bits."""
big = 2**63
for numbers in (range(big - 3, big), range(big - 1, big + 2), range(-big - 1, -big + 1), range(0, big, big // 2), range(0, -(2**70), -(2**69))):
    print(type(iter(numbers)).__name__, list(numbers), list(reversed(numbers)))
walk = iter(range(0, 2**62, 2**61))
print(next(walk), next(walk), next(walk, "end"))
print(list(zip(range(2**65, 2**65 + 2), range(2))))
