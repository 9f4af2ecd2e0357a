import io, tokenize

for source in ("(1, 2", "'abc", "'''abc", "x = $", "1_000_", "0x", "1a", "a\n  b)", "f'{a'", "f'{'", "(]", "?", "'a\nb'", "0777", "1__0", "\u00a0x"):
    try:
        list(tokenize.generate_tokens(io.StringIO(source).readline))
        print(repr(source), "tokens")
    except (tokenize.TokenError, SyntaxError) as error:
        print(repr(source), type(error).__name__, error.args[0], error.args[1] if type(error) is tokenize.TokenError else error.args[1][1:3])
