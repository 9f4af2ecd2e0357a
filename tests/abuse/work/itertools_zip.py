# ends: work
import itertools
for _ in zip(itertools.count(), itertools.repeat(1)):
    pass
