def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import hmac

attempt(hmac.compare_digest, "ü", "ü")
attempt(hmac.compare_digest, "a", b"a")
attempt(hmac.compare_digest, b"a", "a")
attempt(hmac.compare_digest, 5, 5)
attempt(hmac.compare_digest, None, b"")
attempt(hmac.compare_digest, memoryview(b"abcd")[::2], b"ac")
import array
attempt(hmac.compare_digest, array.array("i", [1]), b"\1\0\0\0")
