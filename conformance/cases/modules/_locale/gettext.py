import _locale
print(_locale.gettext("x"), _locale.dgettext(None, "x"), _locale.dgettext("domain", "x"), _locale.dcgettext("domain", "é", _locale.LC_MESSAGES))
for arguments in ("d", "x", "a"), (5, "x", 1), ("d", 5, 1), ("d", "x"):
    try:
        print(_locale.dcgettext(*arguments))
    except TypeError as error:
        print(error)
