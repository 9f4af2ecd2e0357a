import os, tempfile, tokenize

with tempfile.NamedTemporaryFile(suffix=".py", delete=False) as f:
    f.write(b"# coding: latin-1\nx = '\xfc'\n")
with tokenize.open(f.name) as g:
    print(g.encoding, g.mode, g.line_buffering, repr(g.read()))
with open(f.name, "wb") as h:
    h.write(b"# coding: nope\n")
try:
    tokenize.open(f.name)
except SyntaxError as error:
    print(str(error).replace(f.name, "FILE"))
print(g.closed, os.path.exists(f.name))
os.unlink(f.name)
