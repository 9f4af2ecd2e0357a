# ends: work
import itertools
next(itertools.filterfalse(int, itertools.repeat(1)))
