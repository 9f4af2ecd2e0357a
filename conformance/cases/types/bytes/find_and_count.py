b = b"abracadabra"
print(b.find(b"bra"), b.rfind(b"bra"), b.find(97, 1), b.rfind(114), b.index(b"cad"), b.rindex(b"a"), b.count(b"a"), b.count(97, 2, 8), b.count(b""), b.find(b"", 20), b.find(bytearray(b"c")), b.find(memoryview(b"d")))
print(b.startswith(b"abra"), b.startswith((b"x", b"a")), b.endswith(b"ra", 3), b.endswith(bytearray(b"a")), b.startswith(b"", 11), b.startswith(b"", 12))
for call in ["b.index(b'z')", "b.rindex(b'z')", "b.find('a')", "b.find(256)", "b.find(-1)", "b.count(None)", "b.startswith('a')", "b.startswith((1,))", "b.endswith([b'a'])", "b.find()", "b.find(b'a', 'x')", "b.find(1.5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
