s = "añ€𝄞z"
print(s[0], s[1], s[2], s[3], s[-1], s[1:3], s[::-1], s[::2], s[5:], s[-3:-1], s[10:1:-2], s[:], s[True])
print([c for c in s], len(s), s[slice(1, None, 2)], "abc"[0:2][1])
class I:
    def __index__(self):
        return 2
print(s[I()], s[:I()])
for call in ["s[5]", "s[-6]", "s['a']", "s[1.0]", "s[::0]", "s[None]", "s[2**70]", "s[1, 2]"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
