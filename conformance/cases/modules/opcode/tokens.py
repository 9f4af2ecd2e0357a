import io
import tokenize
text = 'def f(a):\n    # note\n    if a:\n        return f"x{a!r:>3}"\n\n\n    """a\nb"""\n\nx = \\\n  1; y = b"\\n" @ é\nlast'
for token in tokenize.generate_tokens(io.StringIO(text).readline):
    print(token)
