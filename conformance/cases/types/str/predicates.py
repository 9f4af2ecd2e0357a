tests = ["", "a", "A", "1", "½", "²", "٣", "aB", "Title Case", "ǅ", "_x1", "1x", " \t\u2003", "a b", "\n", "é", "\u0378", "\ud800", "Ⅷ", "ⓐ", "ª"]
for t in tests:
    print(ascii(t), *("ADIacdilnpstu"[i] if f(t) else "-" for i, f in enumerate(
        [str.isalpha, str.isdecimal, str.isidentifier, str.isalnum, str.isascii, str.isdigit, str.isnumeric, str.islower,
         str.isnumeric, str.isprintable, str.isspace, str.istitle, str.isupper])), sep="")
