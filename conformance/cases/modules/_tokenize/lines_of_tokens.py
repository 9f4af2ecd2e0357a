import io, tokenize

for t in tokenize.generate_tokens(io.StringIO("a = (1,\n  2)\nb = '''x\ny'''\nc = \\\n 3").readline):
    print(tokenize.tok_name[t.type], repr(t.string), repr(t.line))
