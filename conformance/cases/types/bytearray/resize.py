a = bytearray(b"abcdef")
a.resize(3)
print(a)
a.resize(5)
print(a, len(a))
a.resize(0)
print(a)
for call in ["a.resize(-1)", "a.resize('x')", "a.resize()", "a.resize(2**62)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
