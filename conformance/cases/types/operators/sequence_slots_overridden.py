class L(list):
    def __add__(self, other): return NotImplemented
    def __imul__(self, n): return NotImplemented
class M(list):
    def __rmul__(self, n): return 'rmul'
class N(L): pass
def attempt(f):
    try: print(f())
    except TypeError as e: print(e)
def imul(x):
    x *= 2
    return x
def iadd(x):
    x += [2]
    return x
for cls in L, M, N:
    attempt(lambda: cls([1]) + [2])
    attempt(lambda: cls([1]) * 2)
    attempt(lambda: 2 * cls([1]))
    attempt(lambda: imul(cls([1])))
    attempt(lambda: iadd(cls([1])))
del L.__add__
for cls in L, N:
    attempt(lambda: cls([1]) + [2])
    attempt(lambda: imul(cls([1])))
class S(str):
    def __add__(self, other): return NotImplemented
attempt(lambda: S('a') + 'b')
attempt(lambda: 'b' + S('a'))
class T(tuple):
    __add__ = None
attempt(lambda: T('a') + ('b',))
import operator
attempt(lambda: operator.concat(L([1]), [2]))
