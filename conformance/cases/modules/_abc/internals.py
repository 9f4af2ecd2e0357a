import _abc, abc

print(sorted(name for name in dir(_abc) if name.startswith("_") and not name.startswith("__")), _abc.get_cache_token() == abc.get_cache_token())

class A(metaclass=abc.ABCMeta):
    pass

registry, cache, negative, version = _abc._get_dump(A)
print(registry, cache, negative, isinstance(version, int))
A.register(int)
isinstance("x", A)
registry, cache, negative, version = _abc._get_dump(A)
print(len(registry), len(negative), {type(r).__name__ for r in registry})
try:
    _abc._get_dump(int)
except AttributeError as error:
    print(error)
