import _locale
print(_locale.setlocale(_locale.LC_ALL, "C"))
print(_locale.setlocale(_locale.LC_ALL), _locale.setlocale(_locale.LC_NUMERIC, None))
print(_locale.setlocale(_locale.LC_ALL, "C.UTF-8"), _locale.getencoding())
