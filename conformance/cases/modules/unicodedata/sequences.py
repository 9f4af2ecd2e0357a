import unicodedata as u
for n in ["LATIN SMALL LETTER I WITH MACRON AND GRAVE", "KEYCAP ASTERISK", "TAMIL SYLLABLE KAA"]:
    print(n, ascii(u.lookup(n)))
try:
    eval(r'"\N{KEYCAP ASTERISK}"')
except SyntaxError as e:
    print(e)
try:
    eval(r'"\N{nope}"')
except SyntaxError as e:
    print(e)
