a = bytearray(b"abc")
print(a == b"abc", a != b"abd", a < b"abd", a <= bytearray(b"abc"), a > b"ab", a >= memoryview(b"abc") if False else a == memoryview(b"abc"), a == "abc", a == [97, 98, 99])
for call in ["a < 'x'", "a < 1", "a > None"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
print(97 in a, b"bc" in a, b"" in a, bytearray(b"c") in a)
