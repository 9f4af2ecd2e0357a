import io
import tokenize

for source in "def k(x):\n    x += 2\n  x += 5\n", "if 1:\n\tx\n        y\n", "x = 1\n\\ x\n", \
        "if 1:\n" + "".join(" " * i + "if 1:\n" for i in range(1, 105)):
    try:
        list(tokenize.generate_tokens(io.StringIO(source).readline))
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset, repr(error.text), error.end_lineno)
    except tokenize.TokenError as error:
        print(error)
