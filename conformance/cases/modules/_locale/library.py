import locale
locale.setlocale(locale.LC_ALL, "C")
print(locale.localeconv()["decimal_point"], locale.format_string("%d", 1234567, grouping=True), locale.str(1.5))
print(locale.atof("1.5"), locale.delocalize("1.5"), locale.strcoll("a", "b") < 0, locale.getlocale())
print(f"{1234567:n}", f"{1.5:n}")
try:
    locale.setlocale(locale.LC_ALL, "nothing")
except locale.Error as error:
    print(error)
print(locale.normalize("en_us"), locale.getpreferredencoding(False).lower())
