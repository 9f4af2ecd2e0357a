def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import codecs

def search(name):
    if name == "odd_results":
        return codecs.CodecInfo(lambda text, errors="strict": ("text", 1), lambda data, errors="strict": (b"bytes", 1), name=name)
    if name == "odd_tuples":
        return codecs.CodecInfo(lambda text, errors="strict": "text", lambda data, errors="strict": (1, 2, 3), name=name)
    if name == "odd_info":
        return (1, 2)

codecs.register(search)
attempt("a".encode, "odd-results")
attempt(b"a".decode, "odd results")
attempt("a".encode, "odd_tuples")
attempt(b"a".decode, "odd_tuples")
attempt("a".encode, "odd_info")
attempt(codecs.encode, "a", "odd_results")
codecs.unregister(search)
attempt("a".encode, "odd_results")
