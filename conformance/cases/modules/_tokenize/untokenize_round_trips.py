import io, tokenize

for source in ("a  =  ( 1 ,2)\n", "if x :\n\ty\n\tz\nw\n", "x = '''a\n  b'''  # c\n", "f(a,\n   b)\n", "\\\nx\n", "a;b\n", "f'{a!r:>{w}}'\n", "# only\n", "x", "a \\\n  + b\n"):
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    print(repr(source), repr(tokenize.untokenize(tokens)), repr(tokenize.untokenize([t[:2] for t in tokens])))
