N = type(None)
print(N(), N() is None, N.__name__, N.__qualname__, N.__module__)
for source in ["N(1)", "N(x=1)", "N(*[])", "N.__new__(N)", "N.__new__(int)", "N.__new__()", "object.__new__(N)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
