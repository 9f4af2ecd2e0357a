def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad")
print(e, e.object, e.start, e.end, e.reason, e.encoding)
e = UnicodeEncodeError("ascii", "a\xe9", 1, 2, "no")
print(e)
print(UnicodeTranslateError("abc", 0, 2, "t"))
show("args", lambda: UnicodeDecodeError("a"))
show("type", lambda: UnicodeEncodeError("a", b"", 1, 2, "x"))
