import functools, _functools
print(sorted(n for n in dir(_functools) if not n.startswith("__")))
print(functools.partial is _functools.partial, functools.reduce is _functools.reduce, functools.partial.__module__, functools._lru_cache_wrapper.__module__)
print(functools.reduce.__text_signature__, functools.partial.__text_signature__, functools.cmp_to_key.__text_signature__)
