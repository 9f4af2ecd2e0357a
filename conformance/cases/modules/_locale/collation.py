"""`strcoll` and `strxfrm` in C and in UTF-8: wrong arguments."""
import _locale
from _attempt import attempt

for name in ("C", "C.UTF-8"):
    _locale.setlocale(_locale.LC_ALL, name)
    words = ["b", "a", "B", "A", "ab", "", "a b", "1"]
    print(sorted(words, key=_locale.strxfrm), _locale.strcoll("a", "b") < 0, _locale.strcoll("b", "a") > 0)
    print(_locale.strcoll("x", "x"), _locale.strxfrm(""), _locale.strxfrm("abc"))
attempt(_locale.strcoll, "a")
attempt(_locale.strcoll, "a", 5)
attempt(_locale.strcoll, b"a", "b")
attempt(_locale.strxfrm, 5)
attempt(_locale.strxfrm)
attempt(_locale.strxfrm, "a\0b")
attempt(_locale.strcoll, "a\0b", "c")
