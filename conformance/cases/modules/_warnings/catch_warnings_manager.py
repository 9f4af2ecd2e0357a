def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

before = warnings.filters
c = warnings.catch_warnings(record=True)
print(c)
with c as log:
    print(log, warnings.filters is before)
    warnings.simplefilter("always")
    warnings.warn("a")
    m = log[0]
    print(m.category.__name__, m.lineno, m.line, m.source, str(m.message))
print(warnings.filters is before or len(warnings.filters) == len(before))
attempt(c.__enter__)
attempt(warnings.catch_warnings().__exit__)
with warnings.catch_warnings(action="error", category=RuntimeWarning):
    try:
        warnings.warn("r", RuntimeWarning)
    except RuntimeWarning as error:
        print("raised", error)
with warnings.catch_warnings() as nothing:
    print(nothing)
