import _imp

for expression in [
    "_imp.source_hash(key=_imp.pyc_magic_number_token,source=b'')",
    "_imp._fix_co_filename(5,'x')",
    '_imp._override_frozen_modules_for_tests(0)',
    '_imp._override_multi_interp_extensions_check(0)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
