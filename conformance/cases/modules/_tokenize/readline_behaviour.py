def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import tokenize

attempt(lambda: list(tokenize.generate_tokens(5)))
attempt(lambda: list(tokenize.generate_tokens(lambda: 5)))
attempt(lambda: [t.string for t in tokenize.generate_tokens(iter(["a\n", "b\n"]).__next__)])
attempt(lambda: list(tokenize.generate_tokens(lambda: 1 / 0)))
attempt(lambda: list(tokenize.tokenize(lambda: "text")))
attempt(lambda: list(tokenize.generate_tokens(lambda: b"bytes")))
