# ends: ok
class A:
    __slots__ = ('a',)
class B:
    __slots__ = ('b', 'c')
x = A()
try:
    x.__class__ = B
except TypeError:
    pass
else:
    assert False
for base in (int, str, list, dict):
    try:
        x.__class__ = base
    except TypeError:
        pass
    else:
        assert False
