"""The pairs of `items()` are new objects where somebody holds the last one."""
table = {number: str(number) for number in range(4)}
kept = [pair for pair in table.items()]
print(kept, len({id(pair) for pair in kept}))
walk = iter(table.items())
first = next(walk)
second = next(walk)
print(first, second, first is second)
print([(key, value) for key, value in table.items()], [*map(list, table.items())])
print(dict(table.items()) == table, max(table.items()), sorted(table.items(), reverse=True)[0])
