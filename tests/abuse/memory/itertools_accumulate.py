# ends: memory
import itertools
x = list(itertools.accumulate(itertools.repeat('spam')))
