# ends: memory
import itertools
x = [c for c in itertools.combinations(range(100), 50)]
