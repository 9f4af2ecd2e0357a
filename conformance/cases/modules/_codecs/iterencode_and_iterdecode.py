import codecs

print(list(codecs.iterencode(["a", "", "ü"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xbc", b"x"], "utf-8")))
print(list(codecs.iterencode("ab", "utf-16")), list(codecs.iterdecode([], "utf-8")))
try:
    list(codecs.iterdecode([b"\xc3"], "utf-8"))
except UnicodeDecodeError as error:
    print(error)
try:
    codecs.iterencode("a", "rot13x").__next__()
except LookupError as error:
    print(error)
