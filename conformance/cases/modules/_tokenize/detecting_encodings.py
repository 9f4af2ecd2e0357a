import io, tokenize

for source in (b"", b"x", b"# coding: latin-1\n", b"\xef\xbb\xbfx", b"#!x\n# -*- coding: utf8 -*-\n", b"\n\n# coding: ascii\n", b"\xef\xbb\xbf# coding: latin-1", b"# coding: nope", b"x\n# coding: latin-1", b"\xff\n", b"# vim: set fileencoding=cp1252 :\n"):
    try:
        print(source, *tokenize.detect_encoding(io.BytesIO(source).readline))
    except SyntaxError as error:
        print(source, error)
