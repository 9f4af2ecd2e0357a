e = UnicodeEncodeError("enc", "text", 1, 2, "reason")
print(e, e.args, e.encoding, e.object, e.start, e.end, e.reason)
e.start, e.end, e.reason = 0, 3, "new"
print(e)
print(UnicodeDecodeError("x", b"\xff", 0, 1, "r"), UnicodeTranslateError("aé", 1, 2, "r"), UnicodeEncodeError("x", "𝄞", 0, 1, "r"), UnicodeEncodeError("x", "a", 5, 9, "r"))
for call in ["UnicodeEncodeError()", "UnicodeEncodeError('a', 'b', 1, 2, 3)", "UnicodeDecodeError('a', 'b', 1, 2, 'c')", "UnicodeEncodeError(1, 'b', 1, 2, 'c')", "UnicodeTranslateError('a', 'x', 2, 'c')", "UnicodeEncodeError('a', 'b', 1, 2, 'c', 'd')", "UnicodeDecodeError('a', 5, 1, 2, 'c')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
try:
    e = UnicodeEncodeError("enc", "text", 1, 2, "reason")
    del e.start
except TypeError as x:
    print(x)
try:
    e.start = "x"
except TypeError as x:
    print(x)
