import io, tokenize

for source in (b"x = '\xc3\xbc'\n", b"# coding: latin-1\nx = '\xfc'\n"):
    tokens = list(tokenize.tokenize(io.BytesIO(source).readline))
    print([(tokenize.tok_name[t.type], t.string) for t in tokens])
    print(tokens[0].start, tokens[0].end, tokenize.untokenize(tokens) == source)
