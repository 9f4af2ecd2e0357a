import io, tokenize

for source in ("a\r\nb\r\n", "a\n\nb", "a", "", "\n", "a\f\n", "  \n", "a\\\r\nb"):
    print(repr(source), [(tokenize.tok_name[t.type], t.string, t.start, t.end) for t in tokenize.generate_tokens(io.StringIO(source, newline="").readline)])
