from _io import BytesIO, TextIOWrapper

for errors in ("strict", "ignore", "replace", "surrogateescape", "backslashreplace"):
    try:
        print(errors, ascii(TextIOWrapper(BytesIO(b"a\xffb"), "utf-8", errors).read()))
    except UnicodeDecodeError as error:
        print(errors, error)
for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "namereplace"):
    below = BytesIO()
    text = TextIOWrapper(below, "ascii", errors)
    try:
        text.write("a\u00e9b")
        text.flush()
        print(errors, below.getvalue())
    except UnicodeEncodeError as error:
        print(errors, error)
for arguments in (("nonsense",), ("utf-8", None, "x"), (5,), ("utf-8", 5)):
    try:
        TextIOWrapper(BytesIO(), *arguments)
    except (LookupError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
