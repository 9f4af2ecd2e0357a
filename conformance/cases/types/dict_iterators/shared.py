"""One iterator used from several places, and views made in between."""
table = dict.fromkeys("abcdef")
walk = iter(table)
print(next(walk), [*zip(walk, walk)], next(walk, None))
walk = iter(table)
print([key + other for key in walk for other in walk])
print("c" in (walk := iter(table)), list(walk), "z" in walk)
a, *rest = table
print(a, rest, *table, {**table} == table, [*table.keys()] == [*table])
