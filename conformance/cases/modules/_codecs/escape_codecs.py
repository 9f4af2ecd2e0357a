def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import codecs

attempt(codecs.escape_decode, rb"a\n\x41\101\q")
attempt(codecs.escape_decode, rb"\x4")
attempt(codecs.escape_decode, rb"\x4", "ignore")
attempt(codecs.escape_decode, rb"\x4z", "replace")
attempt(codecs.escape_decode, b"\\")
attempt(codecs.escape_encode, b"\0\n'\"\\\xff a")
attempt(codecs.escape_encode, "text")
attempt(codecs.raw_unicode_escape_decode, rb"\u0041\n\x41")
attempt(codecs.raw_unicode_escape_encode, "a\u1234\U00012345\n")
attempt(codecs.raw_unicode_escape_decode, rb"\U00110000")
