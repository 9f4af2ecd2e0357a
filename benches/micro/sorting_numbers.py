"""Integers and floats sorted: in no order, backwards, and with sort, sorted, min and max."""


def run():
    seed = 42
    numbers = []
    for _ in range(20_000):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        numbers.append(seed >> 40)
    floats = [number / 7.0 for number in numbers]
    ordered = sorted(numbers)
    total = ordered[100]
    for _ in range(16):
        total += sorted(numbers, reverse=True)[50]
        items = floats[:]
        items.sort()
        total += int(items[1000])
    for start in range(0, 20_000, 20):
        total += sorted(numbers[start : start + 20])[10]
    return total
