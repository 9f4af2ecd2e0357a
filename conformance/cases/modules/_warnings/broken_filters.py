def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

def trying(value):
    old = warnings.filters[:]
    try:
        warnings.filters[:] = value
        warnings._filters_mutated()
        warnings.warn("m")
        return "warned"
    finally:
        warnings.filters[:] = old
        warnings._filters_mutated()

attempt(trying, [("bad action", None, UserWarning, None, 0)])
attempt(trying, [5])
attempt(trying, [("ignore", None, UserWarning, None)])
attempt(trying, [("error", None, UserWarning, None, 0)])
attempt(trying, [("ignore", None, UserWarning, None, "x")])
attempt(trying, [("ignore", None, 5, None, 0)])
