def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt("abc".encode, "rot13")
attempt(b"abc".decode, "hex")
attempt(b"abc".decode, "base64")
attempt("abc".encode, "zlib")
import codecs
attempt(codecs.encode, "abc", "rot13")
attempt(codecs.decode, b"616263", "hex")
attempt(codecs.decode, b"6", "hex")
attempt(codecs.encode, "abc", "hex")
attempt(open, "/dev/null", encoding="rot13")
