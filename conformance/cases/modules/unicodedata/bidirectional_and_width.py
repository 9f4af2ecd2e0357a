import unicodedata as u
for c in "aא1٣(\n \u202e€中Ａｱ¡ㄱ\u0378":
    print(ascii(c), repr(u.bidirectional(c)), u.east_asian_width(c), u.mirrored(c), u.combining(c))
print(u.combining("\u0301"), u.combining("\u0345"), u.mirrored("("), u.mirrored("a"))
