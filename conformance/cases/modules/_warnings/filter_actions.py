import warnings

def go(action):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        for n in range(3):
            warnings.warn("same")
            warnings.warn("same")
        return len(log)

for action in ("always", "all", "ignore", "default", "module", "once", "error"):
    try:
        print(action, go(action))
    except UserWarning as error:
        print(action, "raised", error)
try:
    warnings.simplefilter("nope")
except ValueError as error:
    print(error)
