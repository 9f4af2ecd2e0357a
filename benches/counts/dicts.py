"""Dicts and sets: building, looking up, iterating, merging."""
import sys


def run(rounds):
    total = 0
    names = [f"name{i}" for i in range(20)]
    for i in range(rounds):
        table = {name: len(name) + i for name in names}
        for name, value in table.items():
            total += value
        total += table["name3"] + table.get("none", 1)
        if "name5" in table:
            table["name5"] += 1
        for number in (1, 2, 1, 3):
            table.setdefault(number, 0)
            table[number] += 1
        union = set(names) | {1, 2, i}
        total += len(union & {"name1", 2}) + len({**table, i: i})
    return total


print(run(int(sys.argv[1]) * 3))
