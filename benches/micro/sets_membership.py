"""Members looked up, hits and misses: duplicates left out, words filtered, a path of places visited."""

STOP = {"the", "a", "of", "and", "to", "in", "is", "it", "that", "was"}
TEXT = "it was the best of times in the age of wisdom and the age of foolishness".split()


def unique(items):
    seen = set()
    result = []
    for item in items:
        if item not in seen:
            seen.add(item)
            result.append(item)
    return result


def run():
    total = 0
    numbers = [i * i % 701 for i in range(1200)]
    even = set(range(0, 1000, 2))
    for _ in range(1_100):
        total += len(unique(numbers))
        for number in numbers:
            if number in even:
                total += number
        for word in TEXT:
            if word not in STOP:
                total += len(word)
            if word in {"age", "wisdom"}:
                total += 1
    x = y = 0
    visited = {(0, 0)}
    for i in range(40_000):
        x, y = (x + i % 3, y - 1) if i & 4 else (x - 1, y + i % 4 - 1)
        if (x, y) not in visited:
            visited.add((x, y))
    return total, len(visited)
