def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _imp

for override in (1, 0, -1):
    print(_imp._override_frozen_modules_for_tests(override))
attempt(_imp._override_multi_interp_extensions_check, 0)
attempt(_imp._override_frozen_modules_for_tests, "x")
attempt(_imp._override_multi_interp_extensions_check)
attempt(_imp._frozen_module_names, 1)
print(_imp.is_frozen("_frozen_importlib"), "zipimport" in _imp._frozen_module_names())
