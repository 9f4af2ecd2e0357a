def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(eval(compile(b"\xef\xbb\xbf1 + 1", "f", "eval")))
exec(b"# coding: latin-1\nprint(ascii('\xe9'))")
print(eval(bytearray(b"2 * 3")), eval(memoryview(b"4")))
