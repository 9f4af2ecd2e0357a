import _locale
_locale.setlocale(_locale.LC_ALL, "C")
for name in sorted(vars(_locale)):
    if name.startswith(("DAY_", "ABDAY_", "MON_", "ABMON_", "D_", "T_")) or name in ("RADIXCHAR", "THOUSEP", "AM_STR", "PM_STR", "YESEXPR", "NOEXPR", "CRNCYSTR", "ERA", "ALT_DIGITS"):
        print(name, repr(_locale.nl_langinfo(getattr(_locale, name))))
