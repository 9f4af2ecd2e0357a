import unicodedata as u
h = 0
for i in range(0, 0x110000, 7):
    c = chr(i)
    for v in (u.category(c), u.bidirectional(c), u.east_asian_width(c), u.name(c, "")):
        h = (h * 31 + len(v) + ord(v[:1] or "x")) % 1000000007
    h = (h + u.combining(c) * 3 + u.mirrored(c) + u.digit(c, 11)) % 1000000007
print(h)
print(u.unidata_version, u.ucd_3_2_0.unidata_version)
print(u.normalize("NFKD", "\ufb01\u00e9").encode("ascii", "namereplace"), u.decomposition("\u00e9"), u.numeric("\u00bd"))
