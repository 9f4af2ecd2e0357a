def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import io, tokenize

t = next(tokenize.generate_tokens(io.StringIO("+\n").readline))
print(t)
print(t == (54, "+", (1, 0), (1, 1), "+\n"), t.exact_type == tokenize.PLUS, t._fields, t[:2], isinstance(t, tuple))
attempt(tokenize.TokenInfo, 1)
print(t._replace(string="-").string, t._replace(string="-").exact_type == tokenize.MINUS)
print(tokenize.TokenInfo(1, "a", (0, 0), (0, 1), "a").exact_type, tokenize.tok_name[1])
