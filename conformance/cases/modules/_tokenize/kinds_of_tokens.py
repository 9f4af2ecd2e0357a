import io, tokenize

source = "def f(a, *b):\n    '''doc'''\n    return a @ b[1:]  # comment\n\nx = 0x1F + 1_000.5e-3j\n"
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(tokenize.tok_name[t.type], tokenize.tok_name[t.exact_type], repr(t.string), t.start, t.end)
