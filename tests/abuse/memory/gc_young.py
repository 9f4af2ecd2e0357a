# ends: memory
import itertools
# No collection comes before all of them are there.
x = []
while True:
    x.append(list(map(list, itertools.repeat((), 100_000))))
