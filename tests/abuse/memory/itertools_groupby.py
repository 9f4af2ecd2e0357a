# ends: memory
import itertools
x = [list(g) for k, g in itertools.groupby(itertools.repeat(1))]
