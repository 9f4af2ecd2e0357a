import _locale
_locale.setlocale(_locale.LC_ALL, "C")
print([_locale.strcoll(*pair) for pair in (("a", "b"), ("b", "a"), ("a", "a"), ("", "a"), ("é", "z"), ("\U0001f600", "\uffff"))])
for pair in ("a\0", "a"), (1, "a"), ("a", 1):
    try:
        _locale.strcoll(*pair)
    except Exception as error:
        print(type(error).__name__, error)
