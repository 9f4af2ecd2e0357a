from functools import lru_cache
import copy
class A:
    def __init__(self, v):
        self.v = v
    @lru_cache
    def m(self, x):
        return self.v + x
    @classmethod
    @lru_cache
    def c(cls, x):
        return (cls.__name__, x)
    @staticmethod
    @lru_cache
    def s(x):
        return x
a, b = A(1), A(2)
print(a.m(1), b.m(1), a.m(1), A.m.cache_info(), A.c(1), A.s(2), A.m.__get__(None, A) is A.m)
f = A.m
f.tag = 1
print(copy.copy(f) is f, copy.deepcopy(f) is f, f.__reduce__(), f.tag)
