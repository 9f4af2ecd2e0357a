import unicodedata as u
for s in ["é", "e\u0301", "ﬁ", "½", "가", "\u1100\u1161", "Å", "\u212b", "ẛ\u0323", "a\u0323\u0301", "a\u0301\u0323", "①", "abc", ""]:
    print(ascii(s), *(ascii(u.normalize(f, s)) for f in ("NFC", "NFD", "NFKC", "NFKD")))
for call in ["u.normalize('NFX', 'a')", "u.normalize('nfc', 'a')", "u.normalize('NFC')", "u.normalize('NFC', 5)", "u.normalize(5, 'a')", "u.normalize('X', '')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
class S(str):
    pass
print(type(u.normalize("NFC", S("a"))).__name__)
