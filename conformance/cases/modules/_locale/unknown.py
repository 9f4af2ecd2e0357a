"""Locales and categories that there are not."""
import _locale
from _attempt import attempt

attempt(_locale.setlocale, _locale.LC_ALL, "no such locale")
attempt(_locale.setlocale, 99)
attempt(_locale.setlocale, 99, "C")
attempt(_locale.setlocale, -1, "C")
attempt(_locale.setlocale, "x")
attempt(_locale.setlocale, 0, 5)
attempt(_locale.setlocale, 0, b"C")
attempt(_locale.setlocale, 0, "a\0b")
attempt(_locale.setlocale)
attempt(_locale.setlocale, 0, "C", 1)
attempt(_locale.setlocale, 2**40)
print(_locale.Error is not ValueError, issubclass(_locale.Error, Exception), _locale.Error.__module__)
