# ends: memory
import itertools
a, b = itertools.tee(itertools.count())
for _ in a:
    pass
