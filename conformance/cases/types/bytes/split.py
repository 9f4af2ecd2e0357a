print(b"a b  c ".split(), b"a,b,,c".split(b","), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b" a b ".rsplit(None, 1), b"".split(), b"".split(b","), b"aXbX".split(sep=bytearray(b"X"), maxsplit=-1))
print(b"a\nb\r\nc\rd\x0be\x85".splitlines(), b"a\n\nb".splitlines(True), b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"abc".partition(b"x"), b"abc".rpartition(b"x"), b"\x0ba\x1cb".split())
for call in ["b'a'.split(b'')", "b'a'.split('a')", "b'a'.partition(b'')", "b'a'.rpartition('a')", "b'a'.split(1)", "b'a'.rsplit(b',', 'x')", "b'a'.splitlines(1, 2)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
