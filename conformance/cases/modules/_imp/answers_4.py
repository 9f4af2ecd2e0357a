import _imp

for expression in [
    "_imp.is_frozen('zzz')",
    "_imp.is_frozen_package('os')",
    "_imp.is_frozen_package('zzz')",
    "_imp.is_frozen_package('__phello__')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
