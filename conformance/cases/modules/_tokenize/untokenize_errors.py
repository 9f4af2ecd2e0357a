def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import tokenize

attempt(tokenize.untokenize, [(tokenize.NAME, "a", (1, 3), (1, 4), ""), (tokenize.NAME, "b", (1, 0), (1, 1), "")])
attempt(tokenize.untokenize, [(tokenize.NAME, "a", (2, 0), (2, 1), ""), (tokenize.NAME, "b", (1, 0), (1, 1), "")])
attempt(tokenize.untokenize, [(1, 2, 3)])
attempt(tokenize.untokenize, [])
attempt(tokenize.untokenize, [(tokenize.NAME, "a"), (tokenize.OP, "+"), (tokenize.NUMBER, "1")])
attempt(tokenize.untokenize, [(tokenize.NAME, "a"), (tokenize.NAME, "b"), (tokenize.STRING, "'c'"), (tokenize.STRING, "'d'")])
