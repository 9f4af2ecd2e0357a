import unicodedata as u
o = u.ucd_3_2_0
print(type(o), o.unidata_version, u.unidata_version)
for c in "\u0221\U0001F600\u037b中\u0130⁁":
    print(ascii(c), o.category(c), u.category(c), o.bidirectional(c), o.name(c, "none"), o.east_asian_width(c), o.mirrored(c))
print(ascii(o.normalize("NFC", "\U0002F868")), ascii(u.normalize("NFC", "\U0002F868")), o.is_normalized("NFC", "é"), o.numeric("㑊", None), o.decimal("1"))
try:
    u.UCD()
except TypeError as e:
    print(e)
