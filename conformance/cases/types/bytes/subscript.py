b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[10:], b[:], b[True], len(b), list(b), 104 in b, b"ell" in b, 0 in b)
for call in ["b[5]", "b[-6]", "b['a']", "b[1.0]", "b[::0]", "256 in b", "-1 in b", "'a' in b", "1.0 in b", "b[2**70]", "b[None]"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
