import warnings

def at(lineno, module):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        warnings.filterwarnings("always", module="pack", lineno=5)
        warnings.warn_explicit("m", UserWarning, "file.py", lineno, module=module)
        return len(log)

for lineno, module in ((5, "pack"), (5, "package.sub"), (6, "pack"), (5, "other"), (5, "my.pack")):
    print(lineno, module, at(lineno, module))
