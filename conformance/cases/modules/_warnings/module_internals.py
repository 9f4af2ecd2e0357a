import _warnings, warnings

print([n for n in dir(_warnings) if not n.startswith("__")])
print(_warnings._defaultaction, _warnings._onceregistry, type(_warnings.filters).__name__)
print(warnings.filters)
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
print(warnings.defaultaction, warnings.onceregistry is _warnings._onceregistry)
