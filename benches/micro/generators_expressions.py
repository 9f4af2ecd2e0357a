"""Generator expressions eaten by sum, any, all, max, join, set and next."""


def run():
    numbers = list(range(500))
    words = [f"word{n}" for n in range(100)]
    total = 0
    for n in range(1_850):
        total += sum(i * 2 for i in numbers)
        total += sum(1 for i in numbers if i % 3 == 0)
        if any(i > 250 + n % 300 for i in numbers) and all(i >= 0 for i in numbers):
            total += 1
        total += max(len(word) for word in words)
        total += len("".join(word[0] for word in words))
        total += len(set(i % 10 for i in numbers[:100]))
        total += next(i for i in numbers if i * i > 500)
    return total
