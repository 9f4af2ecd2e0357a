import _locale
for key in 5, -1, "a", None:
    try:
        print(_locale.nl_langinfo(key))
    except Exception as error:
        print(type(error).__name__, error)
print(_locale.nl_langinfo(_locale.CODESET) == _locale.getencoding())
