# ends: memory
import itertools
class C:
    __slots__ = itertools.repeat('a')
