import _locale
_locale.setlocale(_locale.LC_ALL, "C")
for name, value in _locale.localeconv().items():
    print(name, repr(value))
