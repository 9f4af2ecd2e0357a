"""Order through growth, deletion and compaction."""
table = {}
for number in range(2000):
    table[number] = number
    if number % 3:
        del table[number]
print(len(table), list(table)[:5], list(table.values())[-3:], list(reversed(table))[:3])
walk = iter(table.items())
print(sum(key + value for key, value in walk), walk.__length_hint__())
for number in list(table):
    if number % 2:
        table.pop(number)
    else:
        table[-number - 1] = 0
print(len(table), list(table)[:3], list(table)[-3:], next(reversed(table.items())))
