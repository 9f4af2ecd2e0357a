import unicodedata as u
for c in ["\u3400", "\u4db5", "\u9fff", "\U00020000", "\U0002a6df", "\U00030000", "\U000323af", "\U00017000", "\U00018b00", "\U0001b170", "\uf900", "\U0002f800"]:
    print(ascii(c), u.name(c, None), u.category(c), u.numeric(c, None))
