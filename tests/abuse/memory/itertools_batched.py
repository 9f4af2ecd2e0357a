# ends: memory
import itertools
x = next(itertools.batched(itertools.repeat(1), 10**9))
