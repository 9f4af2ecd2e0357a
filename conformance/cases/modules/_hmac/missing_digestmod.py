def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import hmac

attempt(hmac.new, b"key")
attempt(hmac.new, b"key", b"msg")
attempt(hmac.new, b"key", digestmod=None)
attempt(hmac.new, b"key", digestmod="")
attempt(hmac.new)
attempt(hmac.HMAC, b"key")
attempt(hmac.digest, b"key", b"msg")
