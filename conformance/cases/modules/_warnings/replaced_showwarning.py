import warnings

warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("shown", repr(message), category.__name__, file, line)
warnings.warn("one")
warnings.warn_explicit("two", BytesWarning, "f", 3)
try:
    warnings.showwarning = 5
    warnings.warn("three")
except TypeError as error:
    print(error)
del warnings.showwarning
warnings.warn("four")
print("end")
