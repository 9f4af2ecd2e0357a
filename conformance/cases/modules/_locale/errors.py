import _locale
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)
attempt(_locale.setlocale, _locale.LC_ALL, "xx_YY.nothing")
attempt(_locale.setlocale, 99)
attempt(_locale.setlocale, "a")
attempt(_locale.setlocale, 0, 5)
attempt(_locale.setlocale, 0, "a\0b")
attempt(_locale.setlocale)
print(_locale.Error.__mro__)
