a = bytearray(b"Hello World")
for r in [a.upper(), a.lower(), a.title(), a.swapcase(), a.capitalize(), a.center(15, b"*"), a.ljust(13), a.rjust(13), a.zfill(13), a.replace(b"l", b"L"), a.strip(b"Hd"), a.expandtabs(), a.removeprefix(b"He"), a.removesuffix(b"ld"), a.translate(None, b"o"), a[:3], a + b"!", a * 2, a.copy()]:
    print(type(r).__name__, bytes(r))
print(a.split(), a.rsplit(b"o", 1), a.splitlines(), a.partition(b" "), a.rpartition(b"zz"), a.find(b"W"), a.count(b"l"), a.startswith(b"He"), a.endswith((b"x", b"ld")), a.isascii(), a.hex("-"), a.decode())
b = bytearray(b"x")
print(b.strip() is b, b.upper() is b, b.replace(b"z", b"") is b, b.partition(b"q")[0] is b, b.lstrip() == b)
