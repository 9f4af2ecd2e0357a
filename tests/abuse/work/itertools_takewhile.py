# ends: work
import itertools
for _ in itertools.dropwhile(bool, itertools.repeat(1)):
    pass
