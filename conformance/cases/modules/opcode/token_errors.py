import io
import tokenize
for text in ['x = (', 'x = "abc', '  x\n y\n', 'if x:\n\ty\n        z\n', '"""abc', 'x = 0b2', '$', 'f"{a']:
    try:
        print(len(list(tokenize.generate_tokens(io.StringIO(text).readline))))
    except (tokenize.TokenError, SyntaxError) as error:
        print(repr(text), type(error).__name__, error)
