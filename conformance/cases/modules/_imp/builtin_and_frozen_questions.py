def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _imp

print([_imp.is_builtin(name) for name in ("sys", "builtins", "marshal", "json", "")])
print(_imp.is_frozen("_frozen_importlib"), _imp.is_frozen("zipimport"), _imp.is_frozen("no.such"))
attempt(_imp.is_builtin, 5)
attempt(_imp.is_frozen, b"x")
attempt(_imp.is_builtin)
attempt(_imp.is_frozen_package, "nope")
