# ends: work
import itertools
sum(itertools.starmap(pow, itertools.repeat((1, 1))))
