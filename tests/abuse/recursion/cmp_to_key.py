# ends: RecursionError
import functools
key = functools.cmp_to_key(lambda a, b: key(a) < key(b))
key(1) < key(2)
