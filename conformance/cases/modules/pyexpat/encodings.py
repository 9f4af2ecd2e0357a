from pyexpat import ParserCreate, ExpatError

def parse(data, **options):
    parser = ParserCreate(**options)
    parser.CharacterDataHandler = lambda text: print(ascii(text), end=" ")
    try:
        print(parser.Parse(data, True))
    except (ExpatError, LookupError, ValueError) as error:
        print(type(error).__name__, error)


text = "<?xml version='1.0' encoding='%s'?><a>\xe9\xdf</a>"
for encoding in "utf-8", "utf-16", "utf-16-le", "latin-1", "iso-8859-15", "cp1252", "cp437", "big5", "nonsense":
    try:
        data = (text % encoding).encode(encoding)
    except (UnicodeError, LookupError):
        data = (text % encoding).encode("ascii", "xmlcharrefreplace")
    print(encoding, end=": ")
    parse(data)
parse("<a>\xe9</a>".encode("latin-1"), encoding="iso-8859-1")
parse("<a>\xe9</a>".encode("latin-1"))
parse(b"\xef\xbb\xbf<a>x</a>")
parse("<?xml version='1.0' encoding='utf-16'?><a/>".encode())
parse(b"<a>\xe2\x82")
parse(b"<a>\xed\xa0\x80</a>")
parse(b"<?xml version='1.0' encoding='us-ascii'?><a>\xe9</a>")
parse("<?xml version='1.0' encoding='latin-1'?><a>\u20ac</a>")
