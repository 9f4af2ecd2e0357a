# ends: work
import itertools
for _ in itertools.product(range(100), repeat=20):
    pass
