import _imp

for expression in [
    "_imp.find_frozen('zzz')",
    "_imp.find_frozen('__phello__')",
    "_imp.init_frozen('zzz')",
    "_imp.is_builtin('sys')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
