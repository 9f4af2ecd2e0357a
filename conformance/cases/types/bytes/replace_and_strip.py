print(b"aaa".replace(b"a", b"bb"), b"aaa".replace(b"a", b"", 2), b"abc".replace(b"", b"-"), b"abc".replace(b"z", b"q"), b"banana".replace(b"an", bytearray(b"AN")))
print(b"  a \t\n".strip(), b"xxaxx".strip(b"x"), b"xyaxy".lstrip(b"yx"), b"abc".rstrip(memoryview(b"cb")), b"abc".strip(None), b"a.py".removesuffix(b".py"), b"ab".removeprefix(b"a"), b"abc".removeprefix(b"x"))
for call in ["b'a'.replace('a', b'b')", "b'a'.replace(b'a', 1)", "b'a'.strip('a')", "b'a'.strip(1)", "b'a'.removeprefix('a')", "b'a'.replace(b'a')", "b'a'.replace(b'a', b'b', count=1)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
