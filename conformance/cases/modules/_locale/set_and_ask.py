"""`setlocale` to C, and asking for what is set."""
import _locale
from _attempt import attempt

for category in "LC_ALL LC_CTYPE LC_COLLATE LC_TIME LC_NUMERIC LC_MONETARY LC_MESSAGES".split():
    value = getattr(_locale, category)
    print(category, value, _locale.setlocale(value, "C"), _locale.setlocale(value), _locale.setlocale(value, None))
attempt(_locale.setlocale, _locale.LC_ALL, "POSIX")
attempt(_locale.setlocale, _locale.LC_CTYPE, "C.UTF-8")
print(_locale.setlocale(_locale.LC_CTYPE))
attempt(_locale.setlocale, category=0)
