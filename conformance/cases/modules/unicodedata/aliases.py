import unicodedata as u
for n in ["ZWJ", "NBSP", "LINE FEED", "BEL", "ALERT", "SPACE", "LATIN CAPITAL LETTER GHA", "TAB", "DEL", "VS1"]:
    try:
        print(n, ascii(u.lookup(n)), u.name(u.lookup(n), None))
    except KeyError as e:
        print(n, e)
