import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    x = True
    print(~x, ~False)
    for w in caught:
        print(w.category.__name__, w.message)
print((True).__invert__.__name__, ~int(True), not True)
