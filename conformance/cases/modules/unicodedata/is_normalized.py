import unicodedata as u
for s in ["é", "e\u0301", "ﬁ", "abc", "", "a\u0301\u0323", "\u0340"]:
    print(ascii(s), [u.is_normalized(f, s) for f in ("NFC", "NFD", "NFKC", "NFKD")])
for call in ["u.is_normalized('X', 'a')", "u.is_normalized('X', '')", "u.is_normalized(1, 2)", "u.is_normalized('NFC')", "u.is_normalized('NFC', None)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
