# What is wrong, and where.
for name, data in [
    ("shift_jis", b"a\x82"), ("shift_jis", b"a\xfc"), ("shift_jis", b"\x82\x20"), ("euc_jp", b"\x8f\xa2"),
    ("euc_jp", b"\x8f\xa2\x20"), ("gb18030", b"\x81\x30\x81"), ("gb18030", b"\x84\x32\x81\x30"), ("big5", b"\xff"),
    ("euc_kr", b"\xa4\xd4\xa4"), ("euc_kr", b"\xa4\xd4\xa4\xa3\xa4\xbf\xa4\xd4"), ("gbk", b"ab\x80\xff"),
]:
    try:
        print(ascii(data.decode(name)))
    except UnicodeDecodeError as error:
        print(error, error.start, error.end, ascii(data.decode(name, "replace")))
for name, text in ("shift_jis", "a\u20ac\u20ad"), ("gb2312", "\ud800"), ("euc_kr", "\uac02\u4e02"), ("cp950", "\xe9"):
    try:
        print(text.encode(name))
    except UnicodeEncodeError as error:
        print(ascii(error), text.encode(name, "xmlcharrefreplace"), text.encode(name, "replace"))
