import _locale
_locale.setlocale(_locale.LC_ALL, "C")
print(repr(_locale.strxfrm("abc")), repr(_locale.strxfrm("é€")), repr(_locale.strxfrm("")))
print(len(_locale.strxfrm("x" * 5000)))
print(sorted(["b", "a", "C"], key=_locale.strxfrm))
for value in "a\0", 1:
    try:
        _locale.strxfrm(value)
    except Exception as error:
        print(type(error).__name__, error)
