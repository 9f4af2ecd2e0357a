for name in ["cp437", "cp1251", "cp1252", "iso8859-2", "iso8859-15", "koi8-r", "mac_roman", "cp037", "cp866", "iso8859-7", "tis-620", "hp-roman8"]:
    b = bytes(range(256))
    s = b.decode(name, "replace")
    print(name, len(s), ascii(s[128:140]), s.encode(name, "replace") == b.replace(b"\x81", b"\x81") or sum(a != c for a, c in zip(s.encode(name, "replace"), b)))
try:
    "€".encode("cp437")
except UnicodeEncodeError as e:
    print(e)
try:
    b"\x81".decode("cp1252")
except UnicodeDecodeError as e:
    print(e)
