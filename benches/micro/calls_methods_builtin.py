"""Calls of methods of lists, strings and dicts."""


def run():
    total = 0
    for _ in range(480):
        items = []
        table = {}
        for i in range(1000):
            items.append(i)
            table.setdefault(i % 10, items)
            if "prefix".startswith("pre") and not "text".isdigit():
                total += "text".count("t") + len(table.get(i, ""))
            total += "a,b".find(",")
        while items:
            total += items.pop()
        total += len(table.keys())
    return total
