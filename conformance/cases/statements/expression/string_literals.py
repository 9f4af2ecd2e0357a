print("a" 'b' """c""" r"\d", b"a" b'\x62', "\x41\u0042\U00000043\N{LATIN SMALL LETTER D}\101\t|\
next", rb"\x", Rb'\1', u"u")
for source in ['"a" b"b"', '"', "'''abc", '"\\x4"', '"\\u123"', '"\\N{no such}"', '"\\N"', 'b"é"', 'ur"x"', '"\\U00110000"', 'b"\\x1"', '"a\nb"', "f'' b''", 'bu"x"', '"a" "b']:
    try:
        print(eval(source))
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset)
