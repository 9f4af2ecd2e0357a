# ends: memory
import itertools
x = list(itertools.product(range(1000), repeat=5))
