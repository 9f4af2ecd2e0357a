def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import io, _tokenize

T = _tokenize.TokenizerIter
print([t[:2] for t in T(io.StringIO("a+1\n").readline, extra_tokens=False)])
print([t[:2] for t in T(io.BytesIO(b"a # b\n").readline, encoding="utf-8", extra_tokens=True)])
attempt(T, 5)
attempt(T, io.StringIO("").readline)
attempt(lambda: list(T(5, extra_tokens=True)))
attempt(lambda: list(T(io.BytesIO(b"a").readline, extra_tokens=True, encoding="nope")))
