import io, tokenize

for source in ("(" * 199 + ")" * 199, "(" * 201 + ")" * 201, "[" * 100 + "}" , "".join("  " * n + "if a:\n" for n in range(99)) + "  " * 99 + "b\n", "".join("  " * n + "if a:\n" for n in range(101)) + "  " * 101 + "b\n"):
    try:
        print(len(list(tokenize.generate_tokens(io.StringIO(source).readline))))
    except (tokenize.TokenError, SyntaxError) as error:
        print(type(error).__name__, error.args[0])
