"""`gettext` without catalogues returns the message."""
import _locale
from _attempt import attempt

print(_locale.gettext("text"), _locale.dgettext("domain", "text"), _locale.dcgettext(None, "text", _locale.LC_MESSAGES))
print(_locale.gettext(""), _locale.dgettext(None, "snö"))
attempt(_locale.gettext)
attempt(_locale.gettext, 5)
attempt(_locale.gettext, b"x")
attempt(_locale.dgettext, 5, "x")
attempt(_locale.dgettext, "x")
attempt(_locale.dcgettext, "d", "m")
attempt(_locale.dcgettext, "d", "m", "x")
attempt(_locale.gettext, "a\0b")
