def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

warnings.simplefilter("error")
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1)
attempt(warnings.warn_explicit, UserWarning("inst"), 5, "f", 1)
attempt(warnings.warn_explicit, "m", UserWarning, "f", "x")
attempt(warnings.warn_explicit, "m", UserWarning, "f")
attempt(warnings.warn_explicit, "m", int, "f", 1)
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1, registry=5)
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1, module_globals=5)
warnings.simplefilter("always")
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1, source=5)
