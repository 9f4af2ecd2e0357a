"""An iterator takes the dict as it is when it is asked, not when it is made."""
table = {}
walk = iter(table)
print(walk.__length_hint__(), next(walk, "end"))
table["x"] = 1
print(next(walk, "still the end"))
generator = (key for key in table)
table["y"] = 2
try:
    print(list(generator))
except RuntimeError as error:
    print(error)
walk = table.items()
table["z"] = 3
print(list(walk))
