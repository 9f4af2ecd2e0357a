import codecs
from encodings import normalize_encoding

for name in ("UTF-8", "utf8", "U8", "utf 8", "Utf_8", "latin-1", "ISO-8859-1", "l1", "646", "us-ascii", "cp65001"):
    print(name, codecs.lookup(name).name)
print(normalize_encoding("a--b..c"), normalize_encoding("  x  "), normalize_encoding("é-x"))
for name in ("", "no such", "utf-8\0", "a" * 3):
    try:
        print(codecs.lookup(name))
    except (LookupError, ValueError) as error:
        print(type(error).__name__, error)
