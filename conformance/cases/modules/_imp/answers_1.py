import _imp

for expression in [
    "_imp.get_frozen_object('zzz')",
    "_imp.get_frozen_object('x', b'')",
    "_imp.get_frozen_object('x', 5)",
    '_imp.get_frozen_object(5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
