"""Offsets count characters, not bytes."""
for source in ("'\u20ac\u20ac' x", "x = '\U0001f600' 'b' 1", "\xe9\xe8 = = 1", "a = '\t' \u00e4 b", "f(\u4e2d\u6587 \u6587)", "'\ud7ff' ?"):
    try:
        compile(source, "f", "exec")
    except SyntaxError as error:
        print(ascii(source), error.offset, error.end_offset, ascii(error.text), error.msg.encode("ascii", "backslashreplace").decode())
        print(ascii(error.text[error.offset - 1:error.end_offset - 1]))
