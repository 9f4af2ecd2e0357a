import io, tokenize

source = "if a:\n  b\n  if c:\n    d = 1\n  e\n# at the left\nf\n"
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    if t.type in (tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.NL):
        print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end)
