import _locale
print(_locale.textdomain(None), _locale.textdomain("foo"), _locale.textdomain(None), _locale.textdomain(""))
print(_locale.bindtextdomain("foo", None), _locale.bindtextdomain("foo", "/tmp"), _locale.bindtextdomain("foo", None))
print(_locale.bind_textdomain_codeset("foo", None), _locale.bind_textdomain_codeset("foo", "UTF-8"), _locale.bind_textdomain_codeset("foo", None))
for arguments in ("", "x"), (5, None), ("a\0", None):
    try:
        print(_locale.bindtextdomain(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
