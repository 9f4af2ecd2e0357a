"""Sets made by add, from lists, by comprehension and as displays."""


def run():
    numbers = [i * 31 % 1009 for i in range(1000)]
    words = [f"word{i % 400}" for i in range(1000)]
    total = 0
    for n in range(1_200):
        seen = set()
        for number in numbers:
            if number & 1:
                seen.add(number)
        total += len(seen) + len(set(numbers)) + len(set(words))
        total += len({number % 50 for number in numbers})
        for i in range(100):
            total += len({i, n, 3})
        total += len(frozenset(words))
    return total
