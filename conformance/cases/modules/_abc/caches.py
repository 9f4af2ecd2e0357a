def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import abc
class A(abc.ABC): pass
class B: pass
t = abc.get_cache_token()
A.register(B)
print(abc.get_cache_token() != t, isinstance(B(), A))
A._abc_registry_clear()
A._abc_caches_clear()
print(issubclass(B, A))
