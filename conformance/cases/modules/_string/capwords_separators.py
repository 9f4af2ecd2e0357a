from string import capwords

print(repr(capwords("  abc\tdef \n ghi ")))
print(repr(capwords("ABC-DEF-def-ABC", "-")), repr(capwords("ABC-def DEF-ghi Ghi", "-")))
print(repr(capwords("", " ")), repr(capwords(" a  b ", " ")), repr(capwords("ßa ǆb")))
try:
    capwords(5)
except AttributeError as error:
    print(error)
