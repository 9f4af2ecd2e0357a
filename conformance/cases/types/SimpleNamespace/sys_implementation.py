import sys
i = sys.implementation
print(type(i).__name__, isinstance(i.name, str), i.cache_tag is not None)
print(sorted(k for k in vars(i) if k in ("name", "cache_tag", "version", "hexversion")))
print(i.version[:2], hex(i.hexversion)[:5])
