def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

class Mine(UserWarning): ...
warnings.simplefilter("error")
attempt(warnings.warn, "text")
attempt(warnings.warn, Mine("instance"))
attempt(warnings.warn, "text", Mine)
attempt(warnings.warn, "text", int)
attempt(warnings.warn, "text", "not a class")
attempt(warnings.warn, 5)
attempt(warnings.warn)
attempt(warnings.warn, "x", UserWarning, "y")
attempt(warnings.warn, "x", stacklevel=2**40)
attempt(warnings.warn, "x", skip_file_prefixes=5)
attempt(warnings.warn, "x", skip_file_prefixes=(5,))
attempt(warnings.warn, "x", nope=1)
attempt(warnings.warn, Mine("i"), int)
