import unicodedata as u
print(ascii(u.lookup("EURO SIGN")), u.lookup("latin small letter a"), ascii(u.lookup("HANGUL SYLLABLE GA")), ascii(u.lookup("CJK UNIFIED IDEOGRAPH-4E2D")), ascii(u.lookup("KEYCAP DIGIT ONE")), ascii(u.lookup("NULL")), ascii(u.lookup("LF")), ascii(u.lookup(b"GRINNING FACE")))
print("\N{EURO SIGN}" == u.lookup("EURO SIGN"), "\N{latin small letter e with acute}", ascii("\N{BOM}"))
for call in ["u.lookup('nope')", "u.lookup('')", "u.lookup(5)", "u.lookup('A' * 300)", "u.lookup('é')", "u.lookup()", "u.lookup('HANGUL SYLLABLE XX')", "u.lookup('CJK UNIFIED IDEOGRAPH-0041')", "u.ucd_3_2_0.lookup('GRINNING FACE')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
