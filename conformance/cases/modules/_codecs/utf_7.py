for s in ["abc", "a+b", "é", "a€b", "€-", "~\\", "𝄞", "a\ud800", "Hi Mom -☺-!", "日本語", "+", "\n\t"]:
    e = s.encode("utf-7")
    print(ascii(s), e, e.decode("utf-7") == s)
for b in [b"+", b"+-", b"+AOk", b"+AOk-x", b"a\xff", b"+A", b"+!", b"+AA-", b"+2AA-", b"+AOkx", b"+//8-", b"+AAE+AAE-"]:
    try:
        print(b, ascii(b.decode("utf-7")))
    except UnicodeDecodeError as e:
        print(b, e)
