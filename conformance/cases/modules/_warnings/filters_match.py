import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", "ab.c", UserWarning)
    warnings.filterwarnings("error", category=RuntimeWarning, module="other")
    warnings.filterwarnings("always", lineno=500)
    for text in ("abxc", "ABXC more", "xabxc", "ab"):
        warnings.warn(text)
    warnings.warn("abxc", DeprecationWarning)
    warnings.warn("r", RuntimeWarning)
    warnings.warn_explicit("m", RuntimeWarning, "f", 1, module="mine")
    try:
        warnings.warn_explicit("o", RuntimeWarning, "f", 1, module="otherwise")
        warnings.warn_explicit("o", RuntimeWarning, "f", 1, module="other")
    except RuntimeWarning as error:
        print("raised", error)
for w in log:
    print(w.message)
