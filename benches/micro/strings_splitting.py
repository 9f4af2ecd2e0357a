"""Text taken apart and put together: split, partition, strip, splitlines, join."""

LINES = [f"  name{i} = value {i} ; comment, number {i}, more text  " for i in range(100)]


def run():
    total = 0
    text = "\n".join(LINES)
    for _ in range(1_200):
        for line in text.splitlines():
            head, _, tail = line.partition(";")
            key, value = head.split("=")
            key = key.strip()
            total += len(key) + len(value.rstrip())
            fields = [field.strip() for field in tail.split(",")]
            total += len("|".join(fields))
        words = text.split()
        total += len(" ".join(words)) + len(text.rsplit(" ", 3))
    return total
