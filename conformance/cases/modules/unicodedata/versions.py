import unicodedata
print(unicodedata.unidata_version, unicodedata.ucd_3_2_0.unidata_version)
for c in ["\U0001FAE9", "\U0001C80B", "\u1c89", "\U00010D4A", "\U0001FADC"]:
    print(ascii(c), unicodedata.category(c), unicodedata.name(c, None), ascii(c.lower()), c.isalpha())
