"""Lists and tuples: building, indexing, slices, sorting, comprehensions, unpacking."""
import sys


def run(rounds):
    total = 0
    for i in range(rounds):
        numbers = [j * 7 % 13 for j in range(20)]
        numbers.append(i)
        numbers[3] = numbers[4] + numbers[-1]
        numbers.sort()
        first, second, *_ = numbers
        total += first + second + sum(numbers[2:10]) + len(numbers[::2])
        pairs = [(a, b) for a, b in zip(numbers, reversed(numbers))]
        total += max(pairs)[1] + sorted(numbers, key=lambda n: -n)[0]
    return total


print(run(int(sys.argv[1]) * 4))
