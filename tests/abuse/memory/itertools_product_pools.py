# ends: memory
import itertools
x = itertools.product(range(10), repeat=10**9)
