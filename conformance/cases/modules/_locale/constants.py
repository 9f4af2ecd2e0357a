import _locale
print([(name, getattr(_locale, name)) for name in sorted(vars(_locale)) if name.startswith("LC_")])
print(_locale.CHAR_MAX, _locale.CODESET, _locale._DATE_FMT)
print(sorted(name for name in vars(_locale) if not name.startswith("__")))
