# Encodings that are given from outside, of which most are known to Python only.
from pyexpat import ParserCreate
def run(encoding, *pieces):
    try:
        p = ParserCreate(encoding=encoding)
        p.StartElementHandler = lambda *a: print(a)
        p.CharacterDataHandler = lambda *a: print(a)
        for i, piece in enumerate(pieces):
            p.Parse(piece, i == len(pieces) - 1)
        print(p.CurrentByteIndex, p.CurrentColumnNumber)
    except Exception as e:
        print(type(e).__name__, e)
run('cp1252', b'<a b="\x80">', b'\x93x\x94', b'</a>')
run('cp1252', b'<?xml version="1.0" encoding="koi8-r"?><a b="\x80">\xc1</a>')
run('cp1252', b'<a>\x81</a>')
run('koi8-r', b'<', b'a', b'>\xc1\xc2</a>')
run('koi8-r', b'\xef\xbb\xbf<a/>')
run('no-such', b'<a/>')
run('big5', b'<a/>')
run('utf-7', b'<a>+AOk-</a>')
run('cp1252', b'\xff\xfe<\0a\0/\0>\0')
run('cp1252', b'')
run('latin-1', b'<a>\xe9</a>')
