def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import string

f = string.Formatter().format
attempt(f, "{}{0}", 1)
attempt(f, "{0}{}", 1)
attempt(f, "{:{0}}", 1, 2)
attempt(f, "{0:{}}", 1, 2)
attempt(f, "{a}{}", 1, a=2)
attempt(f, "{.real}{}", 1, 2)
