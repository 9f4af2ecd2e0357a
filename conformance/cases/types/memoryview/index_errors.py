m = memoryview(b"abc")
for call in ["m[3]", "m[-4]", "m['a']", "m[1.0]", "m[0, 0]", "m[0:1, 0]", "m[::0]", "m[None]", "m[...][0]", "m[()]", "m[2**70]"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
try:
    m[0] = 1
except TypeError as e:
    print(e)
try:
    del m[0]
except TypeError as e:
    print(e)
