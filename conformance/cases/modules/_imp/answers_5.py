import _imp

for expression in [
    '_imp.lock_held()',
    '_imp.release_lock()',
    '(_imp.acquire_lock(),_imp.lock_held(),_imp.release_lock())',
    "_imp.source_hash(1,b'abc')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
