"""Names of days and months by `nl_langinfo`."""
import _locale
from _attempt import attempt

_locale.setlocale(_locale.LC_ALL, "C")
print([_locale.nl_langinfo(getattr(_locale, f"DAY_{number}")) for number in range(1, 8)])
print([_locale.nl_langinfo(getattr(_locale, f"ABDAY_{number}")) for number in range(1, 8)])
print([_locale.nl_langinfo(getattr(_locale, f"MON_{number}")) for number in range(1, 13)])
print([_locale.nl_langinfo(getattr(_locale, f"ABMON_{number}")) for number in range(1, 13)])
for name in "RADIXCHAR THOUSEP CRNCYSTR D_FMT D_T_FMT T_FMT T_FMT_AMPM AM_STR PM_STR YESEXPR NOEXPR ERA ALT_DIGITS".split():
    print(name, repr(_locale.nl_langinfo(getattr(_locale, name))))
for wrong in (-1, 10**9, "x", None, 1.5, 2**40):
    attempt(_locale.nl_langinfo, wrong)
