import io, tokenize

source = "x = 1 # type: int\n#\n    # indented\ny #no space\n\n\n# last"
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end, repr(t.line))
