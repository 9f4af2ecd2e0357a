import _imp

for expression in [
    "_imp.is_builtin('zlib')",
    "_imp.is_builtin('zzz')",
    "_imp.is_builtin('builtins')",
    "_imp.is_builtin('_io')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
