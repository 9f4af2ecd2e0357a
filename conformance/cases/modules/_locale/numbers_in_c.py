"""`localeconv` in the locale C."""
import _locale

_locale.setlocale(_locale.LC_ALL, "C")
conventions = _locale.localeconv()
for name in sorted(conventions):
    print(name, repr(conventions[name]))
print(_locale.localeconv() is conventions, _locale.CHAR_MAX)
