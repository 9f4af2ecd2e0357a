"""Loops over keys, values and items, and dicts turned inside out."""


def run():
    table = {f"name{i}": i for i in range(1000)}
    total = 0
    for _ in range(1_300):
        for key in table:
            if key == "name77":
                total += 1
        for value in table.values():
            total += value
        for key, value in table.items():
            if value & 1:
                total += len(key)
        total += sum(table.values()) + len(list(table.keys()))
        for i, (key, value) in enumerate(table.items()):
            if i > 100:
                break
            total += value
    inverse = {value: key for key, value in table.items()}
    return total, inverse[5], max(table.items())
