# ends: memory
import itertools
for _ in itertools.cycle(iter(int, 1)):
    pass
