print(b"Hello World\xe9".upper(), b"HeLLo\xc9".lower(), b"hello they're x1y".title(), b"hELLO".capitalize(), b"aBc".swapcase())
tests = [b"", b"a", b"A", b"1", b"aB", b"Ab Cd", b" \t\x0b", b"a b", b"\xe9", b"_", b"a1", b"AB1"]
for t in tests:
    print(t, t.isalnum(), t.isalpha(), t.isascii(), t.isdigit(), t.islower(), t.isspace(), t.istitle(), t.isupper())
