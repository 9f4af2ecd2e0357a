import warnings
warnings.simplefilter("always")
class C:
    def __complex__(self): return 3 + 4j
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(complex(1j, 2), complex(1, 2j), complex(C(), 1))
    for w in caught:
        print(w.category.__name__, w.message)
