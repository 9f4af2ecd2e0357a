"""Items looked for: `in`, index, count, remove, min and max, comparisons of lists."""


def run():
    items = [i * 7 % 211 for i in range(200)]
    words = [f"word{i}" for i in range(60)]
    total = 0
    for i in range(50_000):
        if i % 300 in items:
            total += items.index(i % 300)
        total += words.index("word31")
        if "missing" in words:
            total += 1
        if i % 8 == 0:
            total += items.count(7) + max(items) - min(items)
            copy = items.copy()
            copy.remove(105)
            total += (copy == items) + (copy < items)
    return total
