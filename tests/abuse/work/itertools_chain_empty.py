# ends: work
import itertools
next(itertools.chain.from_iterable(itertools.repeat(())))
