import unicodedata as u
print([ascii(u.normalize("NFD", c)) for c in "가각힣"], [ascii(u.normalize("NFC", s)) for s in ("\u1100\u1161\u11a8", "\u1100\u1161\u11a7", "\u1112\u1175\u11c2", "가\u11a8")])
print(u.name("힣"), u.name("각"), repr(u.decomposition("가")), u.lookup("HANGUL SYLLABLE GAG") == "각")
print(u.category("가"), u.east_asian_width("가"), u.bidirectional("가"))
