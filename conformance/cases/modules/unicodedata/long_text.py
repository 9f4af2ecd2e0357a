import unicodedata as u
s = "e\u0301" * 1000 + "가" * 10
n = u.normalize("NFC", s)
d = u.normalize("NFD", n)
print(len(s), len(n), len(d), u.normalize("NFC", d) == n, u.is_normalized("NFC", n), u.is_normalized("NFD", n))
z = "a" + "\u0300\u0316" * 50
print(ascii(u.normalize("NFC", z))[:60], len(u.normalize("NFKD", z)))
