"""Generators that feed one another: reading, filtering, mapping, batching."""


def source(count):
    for i in range(count):
        yield f"{i},{i * 3 % 100},{'x' if i % 7 else ''}"


def fields(lines):
    for line in lines:
        yield line.split(",")


def valid(rows):
    for row in rows:
        if row[2]:
            yield row


def amounts(rows):
    for number, amount, _ in rows:
        yield int(number), int(amount)


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def run():
    total = 0
    for batch in batches(amounts(valid(fields(source(210_000)))), 10):
        total += sum(amount for _, amount in batch)
    return total
