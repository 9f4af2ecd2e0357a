# ends: work
import itertools
for _ in itertools.count():
    pass
