"""`textdomain`, `bindtextdomain`, `bind_textdomain_codeset`."""
import _locale
import os
from _attempt import attempt

print(_locale.textdomain(None), _locale.textdomain("mine"), _locale.textdomain(None))
attempt(_locale.textdomain, 5)
attempt(_locale.textdomain)
print(_locale.bindtextdomain("mine", "/usr/share"), _locale.bindtextdomain("mine", None))
attempt(_locale.bindtextdomain, "", None)
attempt(_locale.bindtextdomain, "", "x")
attempt(_locale.bindtextdomain, 5, None)
attempt(_locale.bindtextdomain, "mine")
attempt(_locale.bindtextdomain, "mine", 5)
print(_locale.bind_textdomain_codeset("mine", None), _locale.bind_textdomain_codeset("mine", "UTF-8"))
print(_locale.bind_textdomain_codeset("mine", None))
attempt(_locale.bind_textdomain_codeset, 5, None)
attempt(_locale.bind_textdomain_codeset, "mine")
