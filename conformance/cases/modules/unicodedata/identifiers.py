import unicodedata as u
for c in ["·", "℘", "゛", "ª", "Ⅷ", "\u0387", "\u200c", "𝐱", "²"]:
    print(ascii(c), c.isidentifier(), ("a" + c).isidentifier(), u.category(c))
𝐱 = 5
print(x, "ﬁ".isidentifier(), "" .isidentifier(), "class".isidentifier(), "1a".isidentifier(), "a b".isidentifier())
