"""`getencoding` does not look at the locale that is set."""
import _locale
from _attempt import attempt

before = _locale.getencoding()
_locale.setlocale(_locale.LC_ALL, "C")
print(_locale.getencoding() == before, type(before))
attempt(_locale.getencoding, 1)
print(_locale.nl_langinfo(_locale.CODESET))
_locale.setlocale(_locale.LC_ALL, "C.UTF-8")
print(_locale.nl_langinfo(_locale.CODESET), _locale.getencoding() == before)
