import unicodedata as u
s = "a\u0315\u0300\u05ae\u0062"
print(ascii(u.normalize("NFC", s)), ascii(u.normalize("NFD", s)), [u.combining(c) for c in s])
for s in ["\u0344", "\u0958", "\ufb2c", "\u2126", "\u1e9b\u0323", "\u0f73"]:
    print(ascii(s), [ascii(u.normalize(f, s)) for f in ("NFC", "NFD", "NFKC", "NFKD")])
