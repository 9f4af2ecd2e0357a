# ends: work
import collections.abc
n = 0
while True:
    isinstance(type(f'C{n}', (), {})(), collections.abc.Mapping)
    n += 1
