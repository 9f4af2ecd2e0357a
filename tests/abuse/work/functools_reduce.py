# ends: work
import functools, itertools, operator
functools.reduce(operator.add, itertools.repeat(0))
